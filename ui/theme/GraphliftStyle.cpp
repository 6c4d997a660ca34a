#include "ui/theme/GraphliftStyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QTreeView>
#include <cmath>

namespace graphlift {

GraphliftStyle::GraphliftStyle(const Theme& theme) : QProxyStyle("Fusion"), theme_(theme) {}

void GraphliftStyle::drawIcon(const QString& icon, Token token, const QStyleOption& option,
                              QPainter& painter) const {
    const int size = std::min(option.rect.width(), option.rect.height());
    const int unscaled = std::max(8, static_cast<int>(std::lround(size / theme_.scale())));
    const QPixmap pixmap =
        theme_.pixmap(icon, token, unscaled, painter.device()->devicePixelRatioF());
    const QSize drawn = pixmap.deviceIndependentSize().toSize();
    painter.drawPixmap(option.rect.center() - QRect(QPoint(), drawn).center(), pixmap);
}

void GraphliftStyle::drawTick(const QStyleOption& option, QPainter& painter) const {
    const bool enabled = option.state & State_Enabled;
    const QString icon = option.state & State_NoChange ? "check-part"
                         : option.state & State_On     ? "check-on"
                                                       : "check-off";
    drawIcon(icon, enabled ? Token::Ink : Token::InkOff, option, painter);
}

void GraphliftStyle::drawRow(const QStyleOption& option, QPainter& painter) const {
    const bool selected = option.state & State_Selected;
    if (selected)
        painter.fillRect(
            option.rect,
            theme_.color(option.state & State_Active ? Token::Selected : Token::SelectedIdle));
    else if (option.state & State_MouseOver)
        painter.fillRect(option.rect, theme_.color(Token::Hover));
    if (selected && option.rect.left() <= 0)
        painter.fillRect(QRect(0, option.rect.top(), theme_.px(3), option.rect.height()),
                         theme_.color(Token::Ink));
}

void GraphliftStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                   QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_FrameFocusRect:
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            drawTick(*option, *painter);
            return;
        // Trees draw a row in pieces, of which the first is the one with the branches.
        case PE_PanelItemViewRow:
            if (qobject_cast<const QTreeView*>(widget)) drawRow(*option, *painter);
            return;
        case PE_PanelItemViewItem:
            drawRow(*option, *painter);
            return;
        case PE_IndicatorArrowDown:
        case PE_IndicatorSpinDown:
            drawIcon("down", option->state & State_Enabled ? Token::Ink2 : Token::InkOff, *option,
                     *painter);
            return;
        case PE_IndicatorBranch:
            if (option->state & State_Children)
                drawIcon(option->state & State_Open ? "down" : "right", Token::Ink2, *option,
                         *painter);
            return;
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int GraphliftStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                                const QWidget* widget) const {
    switch (metric) {
        case PM_ScrollBarExtent:
            return theme_.px(10);
        case PM_SplitterWidth:
        case PM_DockWidgetSeparatorExtent:
            return 1;
        case PM_DockWidgetFrameWidth:
        case PM_DefaultFrameWidth:
            return 0;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
            return theme_.px(16);
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
            return theme_.px(16);
        case PM_ToolBarExtensionExtent:
            return theme_.px(20);
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int GraphliftStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* data) const {
    switch (hint) {
        case SH_UnderlineShortcut:
            return 0;
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        case SH_DialogButtonBox_ButtonsHaveIcons:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 500;
        case SH_Widget_Animation_Duration:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

}  // namespace graphlift
