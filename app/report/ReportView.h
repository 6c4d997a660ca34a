// What every report asks of a snapshot: functions with their place, their verdict, and which of
// them are shown. Reads only; makes nothing up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/driver/AnalysisHost.h"

namespace graphlift {

inline constexpr std::string_view kVersion = "0.1.0";
inline constexpr size_t kNumActions = 6;

struct ReportFunction {
    size_t index = 0;  // in facts->functions and verdicts
    const FunctionSummary& summary;
    const Verdict& verdict;
    const IrFunction& ir;
    const FileFacts& file;
    Position begin, end;  // of `def` to the end of the body; end exclusive
};

struct ReportCounts {
    size_t files = 0, lines = 0, functions = 0, candidates = 0;
    std::array<size_t, kNumActions> actions{};  // by Action
};

class ReportView {
  public:
    explicit ReportView(const AnalysisSnapshot& snapshot);

    [[nodiscard]] const AnalysisSnapshot& snapshot() const { return snapshot_; }
    [[nodiscard]] const Program& program() const { return *snapshot_.program; }
    /// Indices of functions to report, in report order.
    [[nodiscard]] const std::vector<size_t>& shown() const { return shown_; }
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    /// Leaves out what an earlier report has already: functions and problems given as not new.
    void restrict(std::vector<size_t> shown, std::vector<Problem> problems);

    [[nodiscard]] ReportFunction function(size_t index) const;
    [[nodiscard]] std::string idOf(size_t index) const;
    [[nodiscard]] const std::string& pathOf(FileId file) const;
    [[nodiscard]] Position positionOf(FileId file, uint32_t offset) const;
    /// Files and lines of the project; functions, candidates and actions of what is shown.
    [[nodiscard]] ReportCounts counts() const;

  private:
    const AnalysisSnapshot& snapshot_;
    std::vector<size_t> shown_;
    std::vector<Problem> problems_;
};

/// `action` of convert-to-graph, convert-to-eager, ... in the order of the summary.
inline constexpr std::array<Action, 5> kSummaryActions{Action::ConvertToGraph,
                                                       Action::ConvertToEager, Action::Reconfigure,
                                                       Action::Keep, Action::Undecided};

}  // namespace graphlift
