// An explanation as Qt's views read it: one column, sections and preconditions at the top, steps
// and folded answers below. Thin over Explanation.
#pragma once

#include <QAbstractItemModel>
#include <vector>

#include "ui/explain/Explanation.h"

namespace graphlift {

class ExplanationModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    using QAbstractItemModel::QAbstractItemModel;

    void setExplanation(Explanation explanation);
    [[nodiscard]] const Explanation& explanation() const { return explanation_; }
    /// Null for an invalid index.
    [[nodiscard]] const ExplainRow* rowAt(const QModelIndex& index) const;
    /// Indices of every row, parents before children.
    [[nodiscard]] std::vector<QModelIndex> all() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    struct Node {
        const ExplainRow* row;
        int parent;    // index in nodes_, -1 at the top
        int position;  // among its siblings
        std::vector<int> children;
    };
    int addNode(const ExplainRow& row, int parent, int position);
    [[nodiscard]] QModelIndex indexOf(int node) const;

    Explanation explanation_;
    std::vector<Node> nodes_;
    std::vector<int> top_;
};

/// The row in words, as a screen reader says it: "fails, blocked: It has a Python side effect,
/// GL301".
QString spokenText(const ExplainRow& row);

}  // namespace graphlift
