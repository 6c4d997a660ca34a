// The line above the source: which file, in which function the caret is, what the lanes mean, and
// that the text is for reading.
#pragma once

#include <QWidget>

#include "ui/editor/SourceMargin.h"

namespace graphlift {

class SourceHead : public QWidget {
    Q_OBJECT
  public:
    SourceHead(const Theme& theme, QWidget* parent);
    void setPlace(const QString& file, const QString& crumb);
    void setLegend(bool visible);
    [[nodiscard]] QString file() const { return file_; }
    [[nodiscard]] QString crumb() const { return crumb_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int paintLegend(QPainter& painter, int right, Lane lane) const;

    const Theme& theme_;
    QString file_, crumb_;
    bool legend_ = false;
};

}  // namespace graphlift
