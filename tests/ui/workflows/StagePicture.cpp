#include "tests/ui/workflows/StagePicture.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

namespace graphlift::test {

QPixmap pictureOf(QWidget& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top == &window || !top->isVisible()) continue;
        const QPoint corner =
            top->mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0));
        painter.drawPixmap(corner, top->grab());
        painter.setPen(window.palette().color(QPalette::Dark));
        painter.drawRect(QRect(corner, top->size()).adjusted(0, 0, -1, -1));
    }
    return picture;
}

}  // namespace graphlift::test
