// The help page of a precondition, in the place of its explanation; no network, no browser.
#pragma once

#include <QTextBrowser>
#include <QWidget>

#include "analysis/refactor/Verdict.h"
#include "ui/parts/Buttons.h"

namespace graphlift {

class HelpPage : public QWidget {
    Q_OBJECT
  public:
    HelpPage(const Theme& theme, QWidget* parent);
    /// `from` is what the button back says.
    void open(PreconditionId id, const QString& from);
    [[nodiscard]] QString text() const { return page_->toPlainText(); }

    /// What reads the keys.
    [[nodiscard]] QWidget* page() const;

  signals:
    void left();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void render();
    void styleBlocks(QTextDocument& document) const;

    const Theme& theme_;
    std::optional<PreconditionId> id_;
    TextButton* back_;
    QTextBrowser* page_;
};

}  // namespace graphlift
