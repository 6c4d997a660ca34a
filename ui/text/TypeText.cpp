#include "ui/text/TypeText.h"

#include <QRegularExpression>
#include <QStringList>

#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString axisText(const Dim& dim) {
    switch (dim.kind) {
        case Dim::Kind::Known:
            return QString::number(dim.size);
        case Dim::Kind::Dynamic:
        case Dim::Kind::Unresolved:
        case Dim::Kind::Ragged:
            break;
    }
    return "?";
}

}  // namespace

QString traceKeyText(QString key) {
    static const QRegularExpression shape("\\(([^()]*)\\)");
    key.replace(shape, " [\\1]");
    key.replace("<unknown>", QString(" [?\u2026]"));
    key.replace("None", "?").replace("unknown", "?");
    return key.replace(",]", "]");
}

QString typeText(const TensorType& type) {
    QStringList axes;
    for (const Dim& dim : type.shape.dims) axes += axisText(dim);
    const QString shape = type.shape.rankKnown ? axes.join(", ") : QString("?\u2026");
    const QString dtype = type.dtype == DType::Unknown ? QString("?") : toQt(text(type.dtype));
    QString out = dtype + " [" + shape + "]";
    if (type.layout != Layout::Dense) out = toQt(text(type.layout)) + " " + out;
    return out;
}

}  // namespace graphlift
