#include "ui/window/Help.h"

#include <Qsci/qsciglobal.h>

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/report/ReportView.h"
#include "ui/text/QtText.h"

namespace graphlift {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Help", text); }

QDialog* makeDialog(const QString& title, const char* name, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setObjectName(name);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    return dialog;
}

void addClose(QDialog& dialog) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::close);
    dialog.layout()->addWidget(buttons);
}

QStandardItemModel* shortcutRows(const ActionList& actions, QObject* parent) {
    auto* rows = new QStandardItemModel(parent);
    rows->setHorizontalHeaderLabels({tr("Command"), tr("Keys"), tr("What it does")});
    for (const QAction* action : actions.all()) {
        QString text = action->text();
        text.remove('&');
        rows->appendRow({new QStandardItem(text),
                         new QStandardItem(QKeySequence::listToString(action->shortcuts(),
                                                                      QKeySequence::NativeText)),
                         new QStandardItem(ActionList::helpOf(*action))});
    }
    return rows;
}

}  // namespace

QDialog* showShortcuts(const Theme& theme, const ActionList& actions, QWidget* parent) {
    QDialog* dialog = makeDialog(tr("Keyboard shortcuts"), "shortcuts", parent);
    auto* find = new QLineEdit(dialog);
    find->setPlaceholderText(tr("Filter by name or key"));
    find->setAccessibleName(tr("Filter"));
    find->setClearButtonEnabled(true);
    auto* list = new QTreeView(dialog);
    auto* rows = new QSortFilterProxyModel(dialog);
    rows->setSourceModel(shortcutRows(actions, dialog));
    rows->setFilterKeyColumn(-1);
    rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    list->setModel(rows);
    list->setRootIsDecorated(false);
    list->setSortingEnabled(true);
    list->sortByColumn(0, Qt::AscendingOrder);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setAccessibleName(tr("Commands and their keys"));
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    QObject::connect(find, &QLineEdit::textChanged, rows,
                     &QSortFilterProxyModel::setFilterFixedString);
    dialog->layout()->addWidget(find);
    dialog->layout()->addWidget(list);
    addClose(*dialog);
    dialog->resize(theme.px(760), theme.px(560));
    dialog->show();
    return dialog;
}

QDialog* showAbout(const Theme& theme, QWidget* parent) {
    QDialog* dialog = makeDialog(tr("About Graphlift"), "about", parent);
    auto* mark = new QLabel(dialog);
    mark->setPixmap(theme.pixmap("brand", Token::VGraph, 48, dialog->devicePixelRatioF()));
    auto* title = new QLabel(tr("Graphlift %1").arg(toQt(kVersion)), dialog);
    title->setProperty("type", "title");
    auto* what = new QLabel(tr("Reads a TensorFlow project, never runs it, and says for each "
                               "function whether it can run as a graph, why, and what the change "
                               "would be. No network, no account, no telemetry."),
                            dialog);
    what->setProperty("type", "body");
    what->setWordWrap(true);
    auto* parts = new QLabel(dialog);
    parts->setTextFormat(Qt::PlainText);
    parts->setProperty("type", "small");
    parts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    parts->setAccessibleName(tr("Parts and their licences"));
    parts->setText(QStringList{
        tr("Qt %1: LGPL 3").arg(qVersion()), tr("QScintilla %1: GPL 3").arg(QSCINTILLA_VERSION_STR),
        tr("tree-sitter with its Python grammar: MIT"),
        tr("Graphviz, in a program of its own: EPL 1.0"),
        tr("libgit2: GPL 2 with linking exception"),
        tr("tl::expected: CC0, xxHash: BSD 2, toml++ and nlohmann-json: MIT"),
        tr("Together the workbench is distributed under the GPL 3.")}
                       .join('\n'));
    dialog->layout()->addWidget(mark);
    dialog->layout()->addWidget(title);
    dialog->layout()->addWidget(what);
    dialog->layout()->addWidget(parts);
    addClose(*dialog);
    dialog->setMinimumWidth(theme.px(460));
    dialog->show();
    return dialog;
}

}  // namespace graphlift
