// Every command of the window, once: id, text, keys, whether it can run and if not, why. Menus,
// buttons, the command palette, the list of shortcuts and the tests all read this list; a pane
// registers its commands in its constructor and keeps their state.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

namespace graphlift {

enum class MenuId : uint8_t {
    File,
    Edit,
    View,
    Go,
    Analyze,
    Refactor,
    Learn,
    Review,
    Tools,
    Help,
    None
};

struct ActionSpec {
    QString id;    // "graph.fit": pane, dot, verb; stable, used by tests and settings
    QString text;  // as a menu shows it, with & where it helps
    QList<QKeySequence> keys = {};
    MenuId menu = MenuId::None;
    QString help = {};  // one sentence for tooltip and palette
    QWidget* pane =
        nullptr;  // keys work only while this widget or a child has the keyboard; else anywhere
    bool checkable = false;
};

class ActionList : public QObject {
    Q_OBJECT
  public:
    explicit ActionList(QObject* parent = nullptr);

    /// The action belongs to the list. An id that is there already is a programming error.
    QAction* add(const ActionSpec& spec, std::function<void()> run);
    [[nodiscard]] QAction* find(const QString& id) const;  // null: none of that id
    /// In the order of registration.
    [[nodiscard]] const std::vector<QAction*>& all() const { return actions_; }
    [[nodiscard]] std::vector<QAction*> of(MenuId menu) const;
    /// The widget on which keys of actions without a pane work: the window.
    void setWindow(QWidget* window);

    /// Disabled commands keep their row and say why.
    void setEnabled(const QString& id, bool enabled, const QString& whyNot = {});
    [[nodiscard]] static QString whyNot(const QAction& action);
    [[nodiscard]] static QString idOf(const QAction& action);
    [[nodiscard]] static QString helpOf(const QAction& action);
    [[nodiscard]] static MenuId menuOf(const QAction& action);

  signals:
    void added(graphlift::MenuId menu);

  private:
    std::vector<QAction*> actions_;
    QWidget* window_ = nullptr;
};

}  // namespace graphlift
