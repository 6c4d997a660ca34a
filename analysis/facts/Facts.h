// The three-valued facts of one function: what the report shows under `facts` and what
// preconditions ask. Polarity: `Yes` means the named thing is there. An Unknown always has a
// reason.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/source/TextRange.h"

namespace graphlift {

enum class Answer : uint8_t { Yes, No, Unknown };
std::string_view text(Answer answer);  // "yes", "no", "unknown"

constexpr Answer operator!(Answer a) {
    return a == Answer::Unknown ? a : (a == Answer::Yes ? Answer::No : Answer::Yes);
}
/// Three-valued logic of PRECONDITIONS.md section 2.
constexpr Answer both(Answer a, Answer b) {
    if (a == Answer::No || b == Answer::No) return Answer::No;
    return a == Answer::Unknown || b == Answer::Unknown ? Answer::Unknown : Answer::Yes;
}
constexpr Answer either(Answer a, Answer b) { return !both(!a, !b); }

enum class FactId : uint8_t {
#define FACT(id, name) id,
#include "analysis/facts/Fact.def"
#undef FACT
};
inline constexpr size_t kNumFacts = 0
#define FACT(id, name) +1
#include "analysis/facts/Fact.def"
#undef FACT
    ;
std::string_view text(FactId fact);  // the name in the report

/// One step of evidence: a place in the source and a sentence.
struct EvidenceStep {
    enum class Kind : uint8_t {
        Here,
        Flow,
        Call,
        Assigned,
        Passed,
        Returned,
        Stored,
        Loaded,
        Captured
    };
    SourceRange where;
    std::string message;
    Kind kind = Kind::Here;
};
std::string_view text(EvidenceStep::Kind kind);

/// Steps in order. Copies share them: the evidence of a fact is that of the preconditions that ask
/// it, and one reason may answer many facts.
class EvidencePath {
  public:
    EvidencePath() = default;
    EvidencePath(std::vector<EvidenceStep> steps) {
        if (!steps.empty())
            steps_ = std::make_shared<std::vector<EvidenceStep>>(std::move(steps));
    }
    EvidencePath(std::initializer_list<EvidenceStep> steps)
        : EvidencePath(std::vector<EvidenceStep>(steps)) {}

    [[nodiscard]] const std::vector<EvidenceStep>& steps() const {
        static const std::vector<EvidenceStep> kNone;
        return steps_ == nullptr ? kNone : *steps_;
    }
    operator const std::vector<EvidenceStep>&() const { return steps(); }
    [[nodiscard]] bool empty() const { return steps().empty(); }
    [[nodiscard]] size_t size() const { return steps().size(); }
    [[nodiscard]] auto begin() const { return steps().begin(); }
    [[nodiscard]] auto end() const { return steps().end(); }
    [[nodiscard]] const EvidenceStep& front() const { return steps().front(); }
    [[nodiscard]] const EvidenceStep& back() const { return steps().back(); }
    const EvidenceStep& operator[](size_t i) const { return steps()[i]; }
    void push_back(EvidenceStep step) {
        if (steps_ == nullptr || steps_.use_count() > 1)
            steps_ = std::make_shared<std::vector<EvidenceStep>>(steps());
        steps_->push_back(std::move(step));
    }

  private:
    std::shared_ptr<std::vector<EvidenceStep>> steps_;
};

struct Fact {
    Answer answer = Answer::Unknown;
    std::string reason;  // of Unknown: a clause in plain words; may stand for Yes/No too (what was
                         // looked at)
    EvidencePath evidence;   // from the function to the place that decides; at most 7
    bool harmless = false;  // of Yes: there, but it does no harm (a recursion that Python
                            // conditions end, GL302)
};

using FunctionFacts = std::array<Fact, kNumFacts>;

}  // namespace graphlift
