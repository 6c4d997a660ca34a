// The head of the diff: names of the file at the top of the view, and the way through the changes.
#pragma once

#include <QToolButton>
#include <QWidget>

#include "ui/theme/Theme.h"

namespace graphlift {

class DiffHeader : public QWidget {
    Q_OBJECT
  public:
    DiffHeader(const Theme& theme, QWidget* parent);
    /// `isNewer`: what stands at the left is newer than what was analysed.
    void setFile(const QString& path, const QString& format, bool isReadOnly, bool isNewer);
    /// What both sides are called; before and after at first.
    void setSides(const QString& left, const QString& right);
    void setPosition(size_t number, size_t count);  // number from 1; count 0: none

  signals:
    void stepAsked(int by);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void paintSide(QPainter& painter, int x, int right, const QString& second) const;

    const Theme& theme_;
    QString path_, format_, position_, left_, right_;
    bool isReadOnly_ = false, isNamed_ = false, isNewer_ = false;
    QToolButton *back_, *forward_;
};

}  // namespace graphlift
