// What the user does in the tensor flow pane: walking from card to card, going into callees, taking
// the picture away as a file.
#include <QBuffer>
#include <QFileDialog>
#include <QImage>
#include <QSaveFile>
#include <cmath>

#include "ui/graph/GraphView.h"
#include "ui/tensors/TensorFlowPanel.h"
#include "ui/text/QtText.h"
#include "viz/tensors/TensorDot.h"
#include "viz/tensors/TensorSvg.h"

namespace graphlift {

namespace {
constexpr double kPictureScale = 2, kMostPixels = 100e6;
}

void TensorFlowPanel::addCommands() {
    const auto add = [this](const char* id, const QString& text, const QList<QKeySequence>& keys,
                            std::function<void()> run, MenuId menu = MenuId::None) {
        actions_.add({.id = QString("tensors.") + id,
                      .text = text,
                      .keys = keys,
                      .menu = menu,
                      .pane = this},
                     std::move(run));
    };
    add("down", tr("To what uses it"), {Qt::Key_Down}, [this] { walk(Step::Down); });
    add("up", tr("To what it comes from"), {Qt::Key_Up}, [this] { walk(Step::Up); });
    add("left", tr("To the card on the left"), {Qt::Key_Left}, [this] { walk(Step::Left); });
    add("right", tr("To the card on the right"), {Qt::Key_Right}, [this] { walk(Step::Right); });
    add("source", tr("Show in the code"), {Qt::Key_Return, Qt::Key_Enter},
        [this] { openSource(); });
    add("into", tr("Go into the called function"), {Qt::CTRL | Qt::Key_Return},
        [this] { goInto(); });
    add("back", tr("Back to the caller"), {Qt::Key_Backspace}, [this] { goBack(); });
    add("clear", tr("Choose no card"), {Qt::Key_Escape}, [this] { scene_->setCurrent(-1); });
    add("fit", tr("Fit the tensor flow"), {Qt::Key_0}, [this] { view_->fit(); });
    add("zoom-in", tr("Enlarge the tensor flow"), {Qt::Key_Plus, Qt::Key_Equal},
        [this] { view_->zoomIn(); });
    add("zoom-out", tr("Reduce the tensor flow"), {Qt::Key_Minus}, [this] { view_->zoomOut(); });
    add(
        "export-svg", tr("Save the tensor flow as SVG\u2026"), {Qt::CTRL | Qt::ALT | Qt::Key_V},
        [this] { askExport("svg"); }, MenuId::File);
    add(
        "export-png", tr("Save the tensor flow as PNG\u2026"), {Qt::CTRL | Qt::ALT | Qt::Key_P},
        [this] { askExport("png"); }, MenuId::File);
    add(
        "export-dot", tr("Save the tensor flow as DOT\u2026"), {Qt::CTRL | Qt::ALT | Qt::Key_T},
        [this] { askExport("dot"); }, MenuId::File);
}

void TensorFlowPanel::updateCommands() {
    const bool shown = scene_->picture() != nullptr;
    const QString none = tr("No tensor flow is shown.");
    for (const char* id : {"down", "up", "left", "right", "fit", "zoom-in", "zoom-out",
                           "export-svg", "export-png", "export-dot"})
        actions_.setEnabled(QString("tensors.") + id, shown, none);
    const FlowNode* node = currentNode();
    actions_.setEnabled("tensors.source", node != nullptr, tr("No card is chosen."));
    actions_.setEnabled("tensors.clear", node != nullptr, tr("No card is chosen."));
    actions_.setEnabled("tensors.into", node != nullptr && !node->callee.isNone(),
                        tr("The chosen card calls no function of the project."));
    actions_.setEnabled("tensors.back", stack_.size() > 1, tr("This is the chosen function."));
}

void TensorFlowPanel::walk(Step step) {
    const int card = neighbour(step);
    if (card < 0) return;
    scene_->setCurrent(card);
    view_->reveal(card);
}

/// Along the lines up and down, to the nearest card beside it left and right.
int TensorFlowPanel::neighbour(Step step) const {
    const TensorPicture* picture = scene_->picture();
    if (picture == nullptr) return -1;
    if (scene_->current() < 0) return picture->diagram.cards.empty() ? -1 : 0;
    const auto from = static_cast<uint32_t>(scene_->current());
    const QPointF here = scene_->nodeRect(scene_->current()).center();
    int best = -1;
    double nearest = 1e18;
    const auto consider = [&](uint32_t card, double distance) {
        if (card == from || distance >= nearest) return;
        nearest = distance;
        best = static_cast<int>(card);
    };
    const auto apart = [&](uint32_t card) {
        const QPointF d = scene_->nodeRect(static_cast<int>(card)).center() - here;
        return std::hypot(d.x(), d.y());
    };
    if (step == Step::Up || step == Step::Down) {
        for (const TensorLine& line : picture->diagram.lines) {
            const bool down = step == Step::Down;
            if ((down ? line.from : line.to) != from || line.again) continue;
            const uint32_t other = down ? line.to : line.from;
            consider(other, apart(other));
        }
        return best;
    }
    for (uint32_t card = 0; card < picture->diagram.cards.size(); ++card) {
        const QPointF d = scene_->nodeRect(static_cast<int>(card)).center() - here;
        const bool side = step == Step::Left ? d.x() < -1 : d.x() > 1;
        if (side) consider(card, std::abs(d.x()) + 3 * std::abs(d.y()));
    }
    return best;
}

void TensorFlowPanel::openSource() {
    if (const FlowNode* node = currentNode())
        selection_.openPlace({project_->report().pathOf(node->where.file), node->where.range});
}

void TensorFlowPanel::goInto() {
    const FlowNode* node = currentNode();
    if (node == nullptr || node->callee.isNone()) return;
    const auto index = project_->indexOf(node->callee);
    if (!index) return;
    stack_.push_back(project_->idOf(*index));
    showFunction();
}

void TensorFlowPanel::goBack() {
    if (stack_.size() < 2) return;
    stack_.pop_back();
    showFunction();
}

QString TensorFlowPanel::exportTo(const QString& path) const {
    const TensorPicture* picture = scene_->picture();
    if (picture == nullptr) return tr("No tensor flow is shown.");
    QByteArray bytes;
    if (path.endsWith(".png", Qt::CaseInsensitive)) {
        const QRectF whole = scene_->pictureRect();
        const double pixels = whole.width() * whole.height();
        const double scale =
            std::min(kPictureScale, std::sqrt(kMostPixels / std::max(pixels, 1.0)));
        QImage image((whole.size() * scale).toSize(), QImage::Format_RGB32);
        if (image.isNull()) return tr("The picture is too large for a PNG.");
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        scene_->render(&painter, QRectF(image.rect()), whole);
        painter.end();
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
    } else if (path.endsWith(".dot", Qt::CaseInsensitive)) {
        bytes = QByteArray::fromStdString(writeTensorDot(picture->diagram));
    } else {
        const auto scheme =
            theme_.scheme() == Scheme::Dark ? PictureTheme::Dark : PictureTheme::Light;
        bytes = QByteArray::fromStdString(
            writeTensorSvg(picture->diagram, picture->layout, scheme, scene_->state().chosen));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tr("%1 cannot be written: %2.").arg(path, file.errorString());
    return {};
}

void TensorFlowPanel::askExport(const QString& ending) {
    const std::string id = shownFunction();
    const QString name = shown(id.substr(id.rfind(':') + 1)) + "." + ending;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the tensor flow"), name, "*." + ending);
    if (path.isEmpty()) return;
    if (const QString wrong = exportTo(path); !wrong.isEmpty()) tellFailure(wrong);
}

}  // namespace graphlift
