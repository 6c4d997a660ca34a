#include "ui/diff/ChangeListModel.h"

#include <QPainter>
#include <algorithm>

#include "ui/diff/RowWidgets.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

constexpr quintptr kFile = 0;  // internal id of a file's row; of a change's: 1 + index of its file

QString tickIcon(Qt::CheckState state) {
    switch (state) {
        case Qt::Checked:
            return "check-on";
        case Qt::PartiallyChecked:
            return "check-part";
        case Qt::Unchecked:
            break;
    }
    return "check-off";
}

}  // namespace

ChangeListModel::ChangeListModel(ReviewModel& model, QObject* parent)
    : QAbstractItemModel(parent), model_(model) {
    connect(&model_, &ReviewModel::reset, this, [this] {
        beginResetModel();
        ticked_ = tickedByFile();
        endResetModel();
    });
    connect(&model_, &ReviewModel::ticksChanged, this, &ChangeListModel::tellTicks);
}

std::vector<std::vector<bool>> ChangeListModel::tickedByFile() const {
    std::vector<std::vector<bool>> ticked;
    for (const ReviewFile& file : model_.set().files) {
        ticked.emplace_back();
        for (const size_t change : file.changes) ticked.back().push_back(model_.isTicked(change));
    }
    return ticked;
}

// Of thousands of files one has another tick: the view hears of that one.
void ChangeListModel::tellTicks() {
    auto now = tickedByFile();
    if (now.size() != ticked_.size()) return;  // a reset is under way
    std::swap(now, ticked_);
    for (size_t i = 0; i < now.size(); ++i) {
        if (now[i] == ticked_[i]) continue;
        const QModelIndex file = index(static_cast<int>(i), 0, {});
        emit dataChanged(file, file, {Qt::CheckStateRole});
        emit dataChanged(index(0, 0, file), index(rowCount(file) - 1, 0, file),
                         {Qt::CheckStateRole});
    }
}

bool ChangeListModel::isFile(const QModelIndex& index) {
    return index.isValid() && index.internalId() == kFile;
}

size_t ChangeListModel::fileAt(const QModelIndex& index) const {
    return isFile(index) ? static_cast<size_t>(index.row())
                         : static_cast<size_t>(index.internalId() - 1);
}

size_t ChangeListModel::changeAt(const QModelIndex& index) const {
    return model_.set().files[fileAt(index)].changes[static_cast<size_t>(index.row())];
}

QModelIndex ChangeListModel::indexOf(size_t change) const {
    const size_t file = model_.set().changes[change].file;
    const auto& changes = model_.set().files[file].changes;
    const auto at = std::find(changes.begin(), changes.end(), change) - changes.begin();
    return index(static_cast<int>(at), 0, index(static_cast<int>(file), 0, {}));
}

QModelIndex ChangeListModel::index(int row, int column, const QModelIndex& parent) const {
    if (column != 0 || row < 0 || row >= rowCount(parent)) return {};
    return createIndex(row, 0, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kFile);
}

QModelIndex ChangeListModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || isFile(child)) return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kFile);
}

int ChangeListModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(model_.set().files.size());
    if (!isFile(parent)) return 0;
    return static_cast<int>(model_.set().files[fileAt(parent)].changes.size());
}

int ChangeListModel::columnCount(const QModelIndex&) const { return 1; }

Qt::CheckState ChangeListModel::stateOf(const QModelIndex& index) const {
    if (!isFile(index)) return model_.isTicked(changeAt(index)) ? Qt::Checked : Qt::Unchecked;
    const size_t file = fileAt(index), ticked = model_.numTicked(file);
    if (ticked == 0) return Qt::Unchecked;
    return ticked == model_.set().files[file].changes.size() ? Qt::Checked : Qt::PartiallyChecked;
}

// What a screen reader says of a row.
QString ChangeListModel::wordsOf(const QModelIndex& index) const {
    if (isFile(index)) {
        const size_t file = fileAt(index);
        return tr("%1, %2 of %3 changes ticked")
            .arg(shown(model_.set().files[file].path))
            .arg(model_.numTicked(file))
            .arg(model_.set().files[file].changes.size());
    }
    const ReviewChange& change = model_.set().changes[changeAt(index)];
    return plainText(change.title) + ", " + (change.isSafe ? tr("safe") : tr("needs review"));
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    switch (role) {
        case Qt::DisplayRole:
            return isFile(index) ? shown(model_.set().files[fileAt(index)].path)
                                 : model_.set().changes[changeAt(index)].name;
        case Qt::CheckStateRole:
            return static_cast<int>(stateOf(index));
        case Qt::AccessibleTextRole:
            return wordsOf(index);
        case Qt::ToolTipRole:
            return isFile(index) ? shown(model_.set().files[fileAt(index)].path)
                                 : plainText(model_.set().changes[changeAt(index)].title);
        default:
            return {};
    }
}

bool ChangeListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid()) return false;
    const bool on = value.toInt() == Qt::Checked;
    if (isFile(index))
        model_.setTicked(model_.set().files[fileAt(index)].changes, on);
    else
        model_.setTicked({changeAt(index)}, on);
    return true;
}

Qt::ItemFlags ChangeListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}

ChangeListDelegate::ChangeListDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme) {}

QSize ChangeListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {100, theme_.px(ChangeListModel::isFile(index) ? 34 : 30)};
}

QRect ChangeListDelegate::tickRect(const QRect& row, bool isFile) const {
    const int left = theme_.px(isFile ? 8 : 30);
    return {left, row.top(), theme_.px(28), row.height()};
}

void ChangeListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const auto& rows = *static_cast<const ChangeListModel*>(index.model());
    QRect row = option.rect;
    row.setLeft(0);
    painter->save();
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool hasKeyboard =
        option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
    if (isChosen) {
        painter->fillRect(row, theme_.color(hasKeyboard ? Token::Selected : Token::SelectedIdle));
        painter->fillRect(QRect(0, row.top(), theme_.px(3), row.height()),
                          theme_.color(Token::Ink));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, theme_.color(Token::Hover));
    }
    const double ratio = painter->device()->devicePixelRatioF();
    if (ChangeListModel::isFile(index))
        paintFile(*painter, row, rows, index, ratio);
    else
        paintChange(*painter, row, rows, index, ratio);
    painter->restore();
}

void ChangeListDelegate::paintFile(QPainter& painter, const QRect& row, const ChangeListModel& rows,
                                   const QModelIndex& index, double ratio) const {
    const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
    const int tick = theme_.px(16), middle = row.center().y();
    painter.drawPixmap(theme_.px(14), middle - tick / 2,
                       theme_.pixmap(tickIcon(state), Token::Ink, 16, ratio));
    const size_t file = rows.fileAt(index);
    const QString count = ChangeListModel::tr("%1 of %2")
                              .arg(rows.review().numTicked(file))
                              .arg(rows.review().set().files[file].changes.size());
    painter.setFont(theme_.font(TextStyle::Place));
    painter.setPen(theme_.color(Token::Ink3));
    const QRect right = row.adjusted(0, 0, -theme_.px(14), 0);
    painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, count);
    const int countWidth = QFontMetrics(painter.font()).horizontalAdvance(count);
    QFont font = theme_.font(TextStyle::Body);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme_.color(Token::Ink));
    const QString path = index.data().toString();
    const int left = theme_.px(38), gap = theme_.px(8);
    QRect room(left, row.top(), right.right() - countWidth - gap - left, row.height());
    const QString name =
        QFontMetrics(font).elidedText(path.section('/', -1), Qt::ElideMiddle, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + QFontMetrics(font).horizontalAdvance(name) + gap);
    const QString folder = path.section('/', 0, -2);
    if (folder.isEmpty() || room.width() < theme_.px(24)) return;
    painter.setFont(theme_.font(TextStyle::Place));
    painter.setPen(theme_.color(Token::Ink3));
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(painter.font()).elidedText(folder, Qt::ElideLeft, room.width()));
}

void ChangeListDelegate::paintChange(QPainter& painter, const QRect& row,
                                     const ChangeListModel& rows, const QModelIndex& index,
                                     double ratio) const {
    const ReviewChange& change = rows.review().set().changes[rows.changeAt(index)];
    const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
    const auto icon = [&](const QString& name, Token token, int x, int size) {
        painter.drawPixmap(theme_.px(x), row.center().y() - theme_.px(size) / 2,
                           theme_.pixmap(name, token, size, ratio));
    };
    icon(tickIcon(state), Token::Ink2, 36, 15);
    icon(change.look.icon, change.look.token, 60, 14);
    painter.setFont(theme_.font(TextStyle::Place));
    painter.setPen(theme_.color(change.isSafe ? Token::SHolds : Token::SUnknown));
    const QString word =
        change.isSafe ? ChangeListModel::tr("safe") : ChangeListModel::tr("review");
    const QRect right = row.adjusted(0, 0, -theme_.px(14), 0);
    painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, word);
    const int wordWidth = QFontMetrics(painter.font()).horizontalAdvance(word);
    QFont font = theme_.font(TextStyle::Code);
    font.setPointSizeF(12 * 0.75 * theme_.scale());
    painter.setFont(font);
    painter.setPen(theme_.color(Token::Ink2));
    const int left = theme_.px(84);
    const QRect name(left, row.top(), right.right() - wordWidth - theme_.px(8) - left,
                     row.height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(change.name, Qt::ElideMiddle, name.width()));
}

}  // namespace graphlift
