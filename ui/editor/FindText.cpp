#include "ui/editor/FindText.h"

#include <QRegularExpression>

namespace graphlift {

namespace {

QRegularExpression expressionOf(const FindQuery& query) {
    QRegularExpression::PatternOptions options = QRegularExpression::MultilineOption;
    if (!query.matchCase) options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(query.isRegex ? query.text : QRegularExpression::escape(query.text),
                              options);
}

/// Byte offsets of ascending UTF-16 offsets, in one walk.
class Bytes {
  public:
    explicit Bytes(const QString& text) : text_(text) {}
    uint32_t at(qsizetype index) {
        for (; at_ < index; ++at_) {
            const ushort c = text_[at_].unicode();
            if (c < 0x80)
                bytes_ += 1;
            else if (c < 0x800 || text_[at_].isSurrogate())
                bytes_ += 2;  // a pair is four bytes
            else
                bytes_ += 3;
        }
        return bytes_;
    }

  private:
    const QString& text_;
    qsizetype at_ = 0;
    uint32_t bytes_ = 0;
};

}  // namespace

FindResult findAll(std::string_view utf8, const FindQuery& query) {
    FindResult result;
    if (query.text.isEmpty()) return result;
    const QRegularExpression expression = expressionOf(query);
    if (!expression.isValid()) {
        result.error = expression.errorString();
        return result;
    }
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    Bytes bytes(text);
    for (auto it = expression.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedLength() == 0) continue;
        if (result.hits.size() == kMostHits) {
            result.complete = false;
            break;
        }
        const uint32_t begin = bytes.at(match.capturedStart());
        result.hits.push_back({begin, bytes.at(match.capturedEnd())});
    }
    return result;
}

}  // namespace graphlift
