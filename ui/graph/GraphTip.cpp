#include "ui/graph/GraphTip.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr size_t kMostPlaces = 8;
constexpr int kWidth = 330, kOffset = 16, kPadding = 10;

QString words(const char* text, int count = -1) {
    return QCoreApplication::translate("GraphTip", text, nullptr, count);
}

QString counted(uint32_t count, const char* one, const char* many) {
    return QString("%1 %2").arg(count).arg(words(count == 1 ? one : many));
}

QString row(const QString& html) { return "<div>" + html + "</div>"; }
QString quiet(const QString& html) { return "<div class=\"q\">" + html + "</div>"; }

QString placeOf(const GraphSite& site) {
    QString place = html(site.path);
    if (site.at.cell >= 0) place += words(", cell ") + QString::number(site.at.cell);
    return QString("%1:%2").arg(place).arg(site.at.line);
}

QString neighbours(const GraphNode& node) {
    QString text = counted(node.callers, "caller", "callers");
    if (node.cutCallers > 0) text += words(" (%1 not shown)").arg(node.cutCallers);
    text += ", " + counted(node.callees, "callee", "callees");
    if (node.cutCallees > 0) text += words(" (%1 not shown)").arg(node.cutCallees);
    return text;
}

QString traceWords(const GraphNode& node) {
    switch (node.traceRoot) {
        case TraceRoot::No:
            return {};
        case TraceRoot::Now:
            return words("Starts a trace: it is a graph function.");
        case TraceRoot::WouldBe:
            return words("Would start a trace once converted.");
    }
    return {};
}

}  // namespace

QString nodeTip(const GraphNode& node) {
    QString tip;
    const bool unresolved = node.kind == GraphNodeKind::Unresolved;
    for (const std::string& decorator : node.decorators)
        tip += "<div class=\"m q\">" + html(decorator) + "</div>";
    tip += "<div class=\"m\">" +
           html(node.signature.empty() || unresolved ? node.qualifiedName : node.signature) +
           "</div>";
    if (!node.signature.empty() && !unresolved) tip += quiet(html(node.qualifiedName));
    if (!node.site.path.empty() && node.kind != GraphNodeKind::Group)
        tip += quiet(placeOf(node.site));
    if (unresolved) tip += row(words("Not resolved: ") + html(node.signature) + ".");
    if (node.kind == GraphNodeKind::Group) tip += row(html(node.place));
    if (node.verdict != GraphVerdict::None) tip += row(html(text(node.verdict)));
    if (const QString trace = traceWords(node); !trace.isEmpty()) tip += row(trace);
    if (node.isReason) tip += row(words("A precondition fails for a call of it."));
    tip += quiet(neighbours(node));
    return tip;
}

QString edgeTip(const GraphModel& model, const GraphEdge& edge) {
    const auto name = [&](uint32_t node) {
        return "<span class=\"m\">" + html(model.nodes[node].name) + "</span>";
    };
    QString tip = row(name(edge.from) + " &rarr; " + name(edge.to));
    tip += row(html(text(edge.kind)) + ", " + counted(edge.calls, "call", "calls"));
    if (edge.entry == TraceEntry::Enters) tip += row(words("Enters a trace from eager code."));
    if (edge.entry == TraceEntry::WouldEnter)
        tip += row(words("Would enter a trace once the callee is converted."));
    QStringList places;
    for (size_t i = 0; i < std::min(edge.sites.size(), kMostPlaces); ++i)
        places += placeOf(edge.sites[i]);
    if (edge.sites.size() > kMostPlaces)
        places += words("and %1 more").arg(edge.sites.size() - kMostPlaces);
    return tip + quiet(places.join("<br>"));
}

QString nodeSummary(const GraphNode& node) {
    QStringList parts{toQt(node.name)};
    if (!node.place.empty()) parts += toQt(node.place);
    if (node.verdict != GraphVerdict::None) parts += toQt(text(node.verdict));
    for (const GraphBadge& badge : node.badges) parts += toQt(text(badge));
    parts += neighbours(node);
    return parts.join(", ");
}

GraphTip::GraphTip(const Theme& theme, QWidget* parent)
    : QFrame(parent), theme_(theme), label_(new QLabel(this)) {
    setObjectName("graph-tip");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_StyledBackground);
    label_->setTextFormat(Qt::RichText);
    label_->setWordWrap(true);
    auto* box = new QVBoxLayout(this);
    box->addWidget(label_);
    hide();
    restyle();
    connect(&theme, &Theme::changed, this, &GraphTip::restyle);
}

void GraphTip::restyle() {
    const int padding = theme_.px(kPadding);
    layout()->setContentsMargins(padding, padding, padding, padding);
    setFixedWidth(theme_.px(kWidth));
    label_->setFont(theme_.font(TextStyle::Small));
    setStyleSheet(QString("#graph-tip { background: %1; border: 1px solid %2; border-radius: 6px; }"
                          "#graph-tip QLabel { color: %3; background: transparent; border: 0; }")
                      .arg(theme_.color(Token::Raised).name(), theme_.color(Token::Edge).name(),
                           theme_.color(Token::Ink).name()));
}

void GraphTip::tell(const QString& richText, const QPoint& at) {
    const QFont mono = theme_.font(TextStyle::CodeSmall);
    const QString style = QString("<style>.m { font-family: %1; } .q { color: %2; }</style>")
                              .arg(mono.families().join(", "), theme_.color(Token::Ink3).name());
    label_->setText(style + richText);
    setFixedHeight(label_->heightForWidth(width() - 2 * theme_.px(kPadding)) +
                   2 * theme_.px(kPadding) + 2);
    const QRect room = parentWidget()->rect();
    QPoint corner = at + QPoint(theme_.px(kOffset), theme_.px(kOffset));
    if (corner.x() + width() > room.right()) corner.setX(std::max(0, at.x() - width() - 8));
    if (corner.y() + height() > room.bottom()) corner.setY(std::max(0, at.y() - height() - 8));
    move(corner);
    show();
    raise();
}

}  // namespace graphlift
