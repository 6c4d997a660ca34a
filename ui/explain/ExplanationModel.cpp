#include "ui/explain/ExplanationModel.h"

#include <utility>

namespace graphlift {

void ExplanationModel::setExplanation(Explanation explanation) {
    beginResetModel();
    explanation_ = std::move(explanation);
    nodes_.clear();
    top_.clear();
    for (size_t i = 0; i < explanation_.rows.size(); ++i)
        top_.push_back(addNode(explanation_.rows[i], -1, static_cast<int>(i)));
    endResetModel();
}

int ExplanationModel::addNode(const ExplainRow& row, int parent, int position) {
    const auto node = static_cast<int>(nodes_.size());
    nodes_.push_back({&row, parent, position, {}});
    std::vector<int> children;
    for (size_t i = 0; i < row.children.size(); ++i)
        children.push_back(addNode(row.children[i], node, static_cast<int>(i)));
    nodes_[static_cast<size_t>(node)].children = std::move(children);
    return node;
}

const ExplainRow* ExplanationModel::rowAt(const QModelIndex& index) const {
    return index.isValid() ? nodes_[index.internalId()].row : nullptr;
}

QModelIndex ExplanationModel::indexOf(int node) const {
    return createIndex(nodes_[static_cast<size_t>(node)].position, 0, static_cast<quintptr>(node));
}

std::vector<QModelIndex> ExplanationModel::all() const {
    std::vector<QModelIndex> out;
    out.reserve(nodes_.size());
    for (size_t i = 0; i < nodes_.size(); ++i) out.push_back(indexOf(static_cast<int>(i)));
    return out;
}

QModelIndex ExplanationModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    const std::vector<int>& nodes = parent.isValid() ? nodes_[parent.internalId()].children : top_;
    return indexOf(nodes[static_cast<size_t>(row)]);
}

QModelIndex ExplanationModel::parent(const QModelIndex& child) const {
    if (!child.isValid()) return {};
    const int parent = nodes_[child.internalId()].parent;
    return parent < 0 ? QModelIndex() : indexOf(parent);
}

int ExplanationModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(top_.size());
    return static_cast<int>(nodes_[parent.internalId()].children.size());
}

QVariant ExplanationModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ExplainRow& row = *rowAt(index);
    if (role == Qt::DisplayRole) return row.text;
    if (role == Qt::AccessibleTextRole) return spokenText(row);
    if (role == Qt::ToolTipRole && (row.status || row.page))
        return "<p>" + spokenText(row).toHtmlEscaped() + "</p>";
    return {};
}

Qt::ItemFlags ExplanationModel::flags(const QModelIndex& index) const {
    const ExplainRow* row = rowAt(index);
    if (!row || row->kind == ExplainRow::Kind::Section) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString spokenText(const ExplainRow& row) {
    QStringList before;
    if (row.isNote)
        before += ExplanationModel::tr("note");
    else if (row.status)
        before += lookOf(*row.status).word;
    if (row.severity && *row.severity >= Severity::Warning) before += wordOf(*row.severity);
    QString out = before.isEmpty() ? QString() : before.join(", ") + ": ";
    out += QString(row.text).remove('`');
    if (!row.detail.isEmpty()) out += ", " + QString(row.detail).remove('`');
    if (!row.right.isEmpty()) out += ", " + row.right;
    return out;
}

}  // namespace graphlift
