// One call of the program while it runs: the settings that hold, the analysis, where messages and
// results go, and which exit status an error means.
#pragma once

#include <memory>
#include <string>

#include "analysis/driver/AnalysisHost.h"
#include "app/cli/Exit.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Invocation.h"
#include "app/cli/Output.h"
#include "app/report/ReportView.h"
#include "app/report/Style.h"

namespace graphlift {

class Session {
  public:
    Session(const Invocation& call, Interrupt& interrupt) : call_(call), interrupt_(interrupt) {}

    [[nodiscard]] const Invocation& call() const { return call_; }
    [[nodiscard]] std::stop_token stop() const { return interrupt_.token(); }

    /// Settings of the project with those of the command line over them.
    Result<AnalysisOptions> options() const;
    /// Analyses the project; null, after a message, when the command must end with `status`.
    std::shared_ptr<const AnalysisSnapshot> analyze(Exit& status);
    /// Opens the output, lets `write` fill it, and closes it. Anything that goes wrong becomes the
    /// status.
    template <class Write>
    Exit print(Exit status, Write write) {
        auto output = Output::open(call_.output, interrupt_);
        if (!output) return failed(output.error());
        write(**output, colorsFor(**output));
        if (interrupt_.requested()) return Exit::Interrupted;
        const auto done = (*output)->finish();
        return done ? status : failed(done.error());
    }
    /// Is the format one of those? Says so when it is not.
    bool accepts(std::initializer_list<std::string_view> formats, std::string& format) const;

    /// While it lives, an interruption asks to stop and waits: for a step that must not be cut off.
    [[nodiscard]] std::unique_lock<std::mutex> holdInterrupt() { return interrupt_.hold(); }

    /// A message for people, on stderr.
    void say(const std::string& message) const;
    Exit failed(const Error& error) const;

  private:
    static Colors colorsFor(const Output& output);
    void reportUnreadable(const AnalysisSnapshot& snapshot) const;

    const Invocation& call_;
    Interrupt& interrupt_;
    // Kept to the end of the program, which then need not take it apart.
    std::shared_ptr<const AnalysisSnapshot> kept_;
};

/// Done, or Incomplete when some input could not be read.
Exit statusOf(const AnalysisSnapshot& snapshot);

}  // namespace graphlift
