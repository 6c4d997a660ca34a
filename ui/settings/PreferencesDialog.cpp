#include "ui/settings/PreferencesDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <cmath>

#include "ui/graph/GraphTools.h"

namespace graphlift {

namespace {

constexpr Scheme kSchemes[] = {Scheme::Light, Scheme::Dark, Scheme::HighContrast};

// Of an analysis option: as the project says, on, off.
int indexOf(std::optional<bool> value) { return !value ? 0 : *value ? 1 : 2; }
std::optional<bool> valueOf(int index) {
    return index == 0 ? std::nullopt : std::optional<bool>(index == 1);
}

QFormLayout* makeForm(QWidget* page) {
    auto* form = new QFormLayout(page);
    form->setContentsMargins(4, 16, 4, 8);
    form->setHorizontalSpacing(20);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    return form;
}

QLabel* makeNote(QWidget* page, const QString& text) {
    auto* note = new QLabel(text, page);
    note->setProperty("type", "small");
    note->setWordWrap(true);
    return note;
}

}  // namespace

PreferencesDialog::PreferencesDialog(const Theme& theme, const Preferences& now, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      given_(now),
      scheme_(new QComboBox(this)),
      scale_(new QSpinBox(this)),
      tabWidth_(new QSpinBox(this)),
      engine_(new QComboBox(this)),
      direction_(new QComboBox(this)),
      callers_(new DepthBox(this)),
      callees_(new DepthBox(this)),
      reopen_(new QCheckBox(tr("Open the last project at the start"), this)),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel |
                                        QDialogButtonBox::Apply | QDialogButtonBox::RestoreDefaults,
                                    this)) {
    setObjectName("preferences");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    auto* tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->addTab(makeLook(), tr("Look and editor"));
    tabs->addTab(makeGraph(), tr("Call graph"));
    tabs->addTab(makeAnalysis(), tr("Analysis"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(tabs, 1);
    column->addWidget(buttons_);
    QPushButton* ok = buttons_->button(QDialogButtonBox::Ok);
    ok->setProperty("role", "main");
    ok->style()->unpolish(ok);  // made before it had a role
    ok->style()->polish(ok);
    connect(buttons_->button(QDialogButtonBox::Ok), &QPushButton::clicked, this, [this] {
        apply();
        accept();
    });
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_->button(QDialogButtonBox::Apply), &QPushButton::clicked, this,
            [this] { apply(); });
    connect(buttons_->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { fill(Preferences()); });
    fill(now);
    resize(theme_.px(560), theme_.px(420));
}

QWidget* PreferencesDialog::makeLook() {
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    scheme_->addItems({tr("Light"), tr("Dark"), tr("High contrast")});
    scheme_->setAccessibleName(tr("Theme"));
    scale_->setRange(80, 200);
    scale_->setSingleStep(10);
    scale_->setSuffix(tr(" %"));
    scale_->setAccessibleName(tr("Size of text"));
    tabWidth_->setRange(1, 16);
    tabWidth_->setAccessibleName(tr("Width of a tab"));
    form->addRow(tr("Theme"), scheme_);
    form->addRow(tr("Size of text"), scale_);
    form->addRow(tr("Width of a tab"), tabWidth_);
    form->addRow(QString(), reopen_);
    return page;
}

QWidget* PreferencesDialog::makeGraph() {
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    engine_->addItems({tr("Layered"), tr("Radial"), tr("Force")});
    engine_->setAccessibleName(tr("Layout"));
    direction_->addItems({tr("From left to right"), tr("From top to bottom")});
    direction_->setAccessibleName(tr("Direction"));
    callers_->setAccessibleName(tr("Steps of callers at first"));
    callees_->setAccessibleName(tr("Steps of callees at first"));
    form->addRow(tr("Layout"), engine_);
    form->addRow(tr("Direction"), direction_);
    form->addRow(tr("Steps of callers at first"), callers_);
    form->addRow(tr("Steps of callees at first"), callees_);
    form->addRow(makeNote(page, tr("A project where you chose another layout or direction in the "
                                   "call graph keeps them.")));
    return page;
}

QWidget* PreferencesDialog::makeAnalysis() {
    auto* page = new QWidget(this);
    QFormLayout* form = makeForm(page);
    for (const AnalysisChoice& choice : given_.analysis) {
        auto* box = new QComboBox(page);
        box->addItems({tr("As the project says"), tr("On"), tr("Off")});
        box->setToolTip(choice.help);
        box->setAccessibleName(choice.text);
        box->setAccessibleDescription(choice.help);
        form->addRow(choice.text, box);
        analysis_.push_back(box);
    }
    form->addRow(
        makeNote(page, tr("A project sets these in [tool.graphlift] of its pyproject.toml. "
                          "What is chosen here wins, for every project.")));
    return page;
}

void PreferencesDialog::fill(const Preferences& preferences) {
    for (int i = 0; i < 3; ++i)
        if (kSchemes[i] == preferences.scheme) scheme_->setCurrentIndex(i);
    scale_->setValue(static_cast<int>(std::lround(preferences.scale * 100)));
    tabWidth_->setValue(preferences.tabWidth);
    reopen_->setChecked(preferences.reopenLast);
    engine_->setCurrentIndex(static_cast<int>(preferences.graph.engine));
    direction_->setCurrentIndex(static_cast<int>(preferences.graph.direction));
    callers_->setSteps(preferences.graph.callers);
    callees_->setSteps(preferences.graph.callees);
    for (size_t i = 0; i < analysis_.size(); ++i)
        analysis_[i]->setCurrentIndex(indexOf(preferences.analysis[i].value));
}

Preferences PreferencesDialog::values() const {
    Preferences out = given_;
    out.scheme = kSchemes[scheme_->currentIndex()];
    out.scale = scale_->value() / 100.0;
    out.tabWidth = tabWidth_->value();
    out.reopenLast = reopen_->isChecked();
    out.graph = {static_cast<LayoutEngine>(engine_->currentIndex()),
                 static_cast<LayoutDirection>(direction_->currentIndex()), callers_->steps(),
                 callees_->steps()};
    for (size_t i = 0; i < analysis_.size(); ++i)
        out.analysis[i].value = valueOf(analysis_[i]->currentIndex());
    return out;
}

void PreferencesDialog::apply() {
    given_ = values();
    emit applied(given_);
}

}  // namespace graphlift
