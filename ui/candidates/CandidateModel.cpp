#include "ui/candidates/CandidateModel.h"

#include <algorithm>
#include <utility>

#include "ui/text/Counted.h"

namespace graphlift {

CandidateModel::CandidateModel(const Theme& theme, QObject* parent)
    : QAbstractItemModel(parent), theme_(theme) {}

void CandidateModel::setProject(const ProjectViewPtr& project) {
    rows_ = project ? candidateRows(*project) : std::make_shared<const std::vector<CandidateRow>>();
    order_ = std::make_unique<CandidateOrder>(*rows_);
    rearrange();
}

void CandidateModel::setTicks(ChangeTicks* ticks) {
    if (ticks_) disconnect(ticks_, nullptr, this, nullptr);
    ticks_ = ticks;
    if (ticks_) connect(ticks_, &ChangeTicks::changed, this, &CandidateModel::ticksChanged);
    rearrange();
}

void CandidateModel::setFilter(const CandidateFilter& filter) {
    filter_ = filter;
    rearrange();
}

void CandidateModel::setGroupBy(GroupBy by) {
    by_ = by;
    rearrange();
}

void CandidateModel::setSort(std::vector<SortKey> keys) {
    keys_ = std::move(keys);
    rearrange();
    emit headerDataChanged(Qt::Horizontal, 0, kNumCandidateColumns - 1);
}

void CandidateModel::rearrange() {
    if (!order_) return;
    beginResetModel();
    const std::vector<uint32_t> passing = filterRows(*rows_, filter_, ticks_);
    numShown_ = passing.size();
    groups_ = order_->arrange(passing, by_, keys_, ticks_);
    endResetModel();
}

size_t CandidateModel::numAll() const {
    if (filter_.all) return rows_->size();
    return static_cast<size_t>(std::count_if(
        rows_->begin(), rows_->end(), [](const CandidateRow& row) { return row.candidate; }));
}

std::array<size_t, kNumCells> CandidateModel::cellCounts() const {
    std::array<size_t, kNumCells> counts{};
    for (const CandidateRow& row : *rows_) ++counts[static_cast<size_t>(row.cell)];
    return counts;
}

const CandidateRow* CandidateModel::rowAt(const QModelIndex& index) const {
    if (!index.isValid()) return nullptr;
    const auto row = static_cast<size_t>(index.row());
    if (isFlat()) return &(*rows_)[groups_[0].rows[row]];
    if (index.internalId() == 0) return nullptr;
    return &(*rows_)[groups_[index.internalId() - 1].rows[row]];
}

QModelIndex CandidateModel::indexOf(const std::string& id) const {
    for (size_t g = 0; g < groups_.size(); ++g) {
        const auto& rows = groups_[g].rows;
        for (size_t r = 0; r < rows.size(); ++r)
            if ((*rows_)[rows[r]].id == id)
                return createIndex(static_cast<int>(r), 0,
                                   isFlat() ? quintptr{0} : static_cast<quintptr>(g + 1));
    }
    return {};
}

QModelIndex CandidateModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : quintptr{0});
}

QModelIndex CandidateModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0) return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int CandidateModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        if (isFlat()) return groups_.empty() ? 0 : static_cast<int>(groups_[0].rows.size());
        return static_cast<int>(groups_.size());
    }
    if (isFlat() || parent.internalId() != 0 || parent.column() != 0) return 0;
    return static_cast<int>(groups_[static_cast<size_t>(parent.row())].rows.size());
}

QVariant CandidateModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (const CandidateRow* row = rowAt(index))
        return rowData(*row, static_cast<CandidateColumn>(index.column()), role);
    return groupData(groups_[static_cast<size_t>(index.row())], index.column(), role);
}

Qt::ItemFlags CandidateModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags both = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    // Views keep no state for rows that cannot be opened.
    return rowAt(index) ? both | Qt::ItemNeverHasChildren : both;
}

QVariant CandidateModel::groupData(const CandidateGroup& group, int column, int role) const {
    if (role == IsGroup) return true;
    if (role == GroupTitle) return group.title;
    if (role == GroupCount) return static_cast<int>(group.rows.size());
    if (column != 0) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return QString("%1  %2").arg(group.title).arg(group.rows.size());
    if (role == Qt::AccessibleTextRole)
        return group.title + ", " +
               counted(static_cast<qint64>(group.rows.size()), tr("1 function"),
                       tr("%1 functions"));
    return {};
}

QVariant CandidateModel::rowData(const CandidateRow& row, CandidateColumn column, int role) const {
    if (role == IsGroup) return false;
    if (role == Qt::DisplayRole) return textOf(row, column, ticks_);
    if (role == Qt::ToolTipRole) return tooltip(row);
    if (role == Qt::AccessibleTextRole && column == CandidateColumn::Verdict) return spoken(row);
    if (role == Qt::DecorationRole && column == CandidateColumn::Verdict) {
        const Look look = lookOf(row.cell);
        return theme_.icon(look.icon, look.token);
    }
    if (role == Qt::FontRole && column == CandidateColumn::Function)
        return theme_.font(TextStyle::Name);
    if (role == Qt::CheckStateRole && column == CandidateColumn::Status && ticks_ &&
        ticks_->canTick(row.id))
        return ticks_->isTicked(row.id) ? Qt::Checked : Qt::Unchecked;
    return {};
}

QString CandidateModel::spoken(const CandidateRow& row) const {
    QStringList parts{row.name, row.verdict};
    if (!row.standing.isEmpty()) parts += row.standing;
    parts += row.place;
    if (!row.reasonText.isEmpty()) parts += row.reasonText;
    if (!row.note.isEmpty()) parts += row.note;
    if (const ChangeStatus status = statusOf(row, ticks_); status != ChangeStatus::Open)
        parts += wordOf(status);
    return parts.join(", ");
}

QString CandidateModel::tooltip(const CandidateRow& row) const {
    const auto escaped = [](const QString& text) { return text.toHtmlEscaped(); };
    QString out = "<b>" + escaped(row.name) + "</b><br>" + escaped(row.file) + ", " +
                  escaped(row.spot) + "<br>" + escaped(row.verdict);
    if (!row.standing.isEmpty()) out += ", " + escaped(row.standing);
    if (!row.note.isEmpty()) out += "<br>" + escaped(row.note);
    if (!row.change.isEmpty()) out += "<br>" + escaped(row.change);
    return out;
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kNumCandidateColumns) return {};
    const auto column = static_cast<CandidateColumn>(section);
    if (role == Qt::ToolTipRole || role == Qt::WhatsThisRole)
        return tr("%1. Click to sort; Shift and click to sort by it as well.")
            .arg(headingOf(column));
    if (role != Qt::DisplayRole) return {};
    QString text = headingOf(column);
    for (size_t i = 0; i < keys_.size(); ++i)
        if (keys_[i].column == column) {
            text += keys_[i].ascending ? QString(" \u2191") : QString(" \u2193");
            if (keys_.size() > 1) text += QString::number(i + 1);
        }
    return text;
}

void CandidateModel::ticksChanged() {
    for (size_t g = 0; g < groups_.size(); ++g) {
        const QModelIndex parent = isFlat() ? QModelIndex() : index(static_cast<int>(g), 0, {});
        const int last = static_cast<int>(groups_[g].rows.size()) - 1;
        if (last >= 0)
            emit dataChanged(index(0, 0, parent), index(last, kNumCandidateColumns - 1, parent));
    }
}

}  // namespace graphlift
