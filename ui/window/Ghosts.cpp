#include "ui/window/Ghosts.h"

#include <QPainterPath>
#include <algorithm>
#include <iterator>
#include <vector>

namespace graphlift {

namespace {

// Widths of bars in px at scale 1: uneven, as names are.
constexpr int kNames[] = {150, 120, 176, 96, 140, 162, 110, 134};
constexpr int kLines[] = {320, 210, 260, 180, 300, 140, 240};
constexpr int kList = 344, kExplanation = 360, kHead = 36;

class GhostPainter {
  public:
    GhostPainter(QPainter& painter, const Theme& theme) : painter_(painter), theme_(theme) {}

    void list(const QRect& room) {
        ground(room, Token::Panel);
        bar(room.left() + px(16), room.top() + px(14), 88, 12);
        bar(room.left() + px(16), room.top() + px(44), kList - 32, 6);
        for (int i = 0; px(104) + i * px(46) < room.height(); ++i) {
            const int y = room.top() + px(104) + i * px(46);
            bar(room.left() + px(26), y, 14, 14);
            bar(room.left() + px(52), y, kNames[i % std::size(kNames)], 10);
            bar(room.left() + px(52), y + px(18), kNames[(i + 3) % std::size(kNames)] * 2 / 3, 8);
        }
    }

    void explanation(const QRect& room) {
        ground(room, Token::Panel);
        bar(room.left() + px(20), room.top() + px(14), 96, 12);
        bar(room.left() + px(20), room.top() + px(52), 180, 14);
        for (int i = 0; i < 3; ++i)
            bar(room.left() + px(20), room.top() + px(84 + 20 * i), i == 2 ? 160 : 300, 9);
        for (int i = 0; px(170) + i * px(34) < room.height(); ++i) {
            const int y = room.top() + px(170) + i * px(34);
            bar(room.left() + px(20), y, 12, 12);
            bar(room.left() + px(46), y + px(1), kLines[i % std::size(kLines)] * 2 / 3, 9);
        }
    }

    void graph(const QRect& room) {
        ground(room, Token::Canvas);
        // Columns of cards and the lines between neighbours.
        constexpr int kCards[] = {1, 3, 4, 2};
        const int width = px(150), height = px(42);
        const int gap = (room.width() - 4 * width) / 5;
        if (gap < px(16)) return;
        std::vector<QPoint> before;
        for (int column = 0; column < 4; ++column) {
            std::vector<QPoint> now;
            const int step = room.height() / (kCards[column] + 1);
            for (int card = 1; card <= kCards[column]; ++card) {
                const QPoint at(room.left() + gap + column * (width + gap),
                                room.top() + card * step - height / 2);
                for (const QPoint& from : before)
                    line(from + QPoint(width, height / 2), at + QPoint(0, height / 2));
                now.push_back(at);
            }
            before = now;
            for (const QPoint& at : now) box(QRect(at, QSize(width, height)), 6);
        }
    }

    void source(const QRect& room) {
        ground(room, Token::Canvas);
        painter_.fillRect(room.left(), room.top(), room.width(), 1, theme_.color(Token::Hair));
        bar(room.left() + px(16), room.top() + px(14), 120, 11);
        for (int i = 0; px(52) + i * px(20) < room.height(); ++i)
            if (i % 6 != 5)
                bar(room.left() + px(i % 6 == 0 ? 82 : 112), room.top() + px(52) + i * px(20),
                    kLines[i % std::size(kLines)], 9);
    }

  private:
    [[nodiscard]] int px(int at) const { return theme_.px(at); }
    void ground(const QRect& room, Token token) { painter_.fillRect(room, theme_.color(token)); }
    void box(const QRect& where, int radius) {
        painter_.setPen(Qt::NoPen);
        painter_.setBrush(theme_.color(Token::HairSoft));
        painter_.drawRoundedRect(where, px(radius), px(radius));
    }
    void bar(int x, int y, int width, int height) {
        box(QRect(x, y, px(width), px(height)), std::min(4, height / 2));
    }
    void line(const QPoint& from, const QPoint& to) {
        QPainterPath path(from);
        const int middle = (from.x() + to.x()) / 2;
        path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to);
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(QPen(theme_.color(Token::HairSoft), 1.5));
        painter_.drawPath(path);
    }

    QPainter& painter_;
    const Theme& theme_;
};

}  // namespace

void paintGhosts(QPainter& painter, const Theme& theme, const QRect& area) {
    GhostPainter ghosts(painter, theme);
    const int left = theme.px(kList), right = theme.px(kExplanation);
    QRect middle = area.adjusted(left, 0, -right, 0);
    if (middle.width() < left) {
        ghosts.graph(area);  // a small window: one pane is enough
        return;
    }
    ghosts.list(QRect(area.left(), area.top(), left, area.height()));
    ghosts.explanation(QRect(middle.right() + 1, area.top(), right, area.height()));
    const QRect head(middle.topLeft(), QSize(middle.width(), theme.px(kHead)));
    painter.fillRect(head, theme.color(Token::Panel));
    middle.setTop(head.bottom() + 1);
    const int upper = area.height() * 54 / 100 - head.height();
    ghosts.graph(QRect(middle.topLeft(), QSize(middle.width(), upper)));
    ghosts.source(middle.adjusted(0, upper, 0, 0));
    for (const int x : {left - 1, middle.right() + 1})
        painter.fillRect(x, area.top(), 1, area.height(), theme.color(Token::Hair));
}

}  // namespace graphlift
