// One published snapshot as the window reads it: report functions by index and by id. Made once on
// the analysis thread and shared by pointer; immutable, so every pane may read it at any time.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/driver/AnalysisHost.h"
#include "app/report/ReportView.h"

namespace graphlift {

class ProjectView {
  public:
    explicit ProjectView(std::shared_ptr<const AnalysisSnapshot> snapshot);
    ProjectView(const ProjectView&) = delete;
    ProjectView& operator=(const ProjectView&) = delete;

    [[nodiscard]] const AnalysisSnapshot& snapshot() const { return *snapshot_; }
    [[nodiscard]] const std::shared_ptr<const AnalysisSnapshot>& shared() const {
        return snapshot_;
    }
    [[nodiscard]] const ReportView& report() const { return report_; }
    /// All functions of the report, in its order; the same index as facts->functions and verdicts.
    [[nodiscard]] size_t numFunctions() const { return ids_.size(); }
    [[nodiscard]] const std::string& idOf(size_t index) const { return ids_[index]; }
    [[nodiscard]] std::optional<size_t> indexOf(std::string_view id) const;
    [[nodiscard]] std::optional<size_t> indexOf(FunctionId function) const;
    /// Functions of the file with this relative path, by position.
    [[nodiscard]] std::vector<size_t> functionsIn(std::string_view path) const;
    /// The innermost function around a byte offset of the analysed text.
    [[nodiscard]] std::optional<size_t> functionAt(std::string_view path, uint32_t offset) const;

    /// What a pane makes of the whole project, one of a type, kept as long as the project: `make`
    /// runs for the first who asks, others wait for it. Asked for on the analysis thread
    /// beforehand, it costs the window nothing.
    template <class T, class Make>
    [[nodiscard]] std::shared_ptr<const T> derived(Make make) const {
        const std::lock_guard lock(derivedMutex_);
        std::shared_ptr<const void>& kept = derived_[std::type_index(typeid(T))];
        if (!kept) kept = std::make_shared<const T>(make(*this));
        return std::static_pointer_cast<const T>(kept);
    }

  private:
    std::shared_ptr<const AnalysisSnapshot> snapshot_;
    ReportView report_;
    std::vector<std::string> ids_;
    std::unordered_map<std::string, size_t> byId_;
    // Functions of a file stand together in the report's order: first, and one past the last.
    std::unordered_map<std::string, std::pair<size_t, size_t>> byFile_;
    mutable std::mutex derivedMutex_;
    mutable std::unordered_map<std::type_index, std::shared_ptr<const void>> derived_;
};

using ProjectViewPtr = std::shared_ptr<const ProjectView>;

}  // namespace graphlift
