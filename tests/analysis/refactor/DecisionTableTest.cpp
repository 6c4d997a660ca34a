// The decision code against the table as it is written for people: every combination of answers
// that the rows ask about.
#include "analysis/refactor/DecisionTable.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace graphlift;

namespace {

// rule | mode | condition | action. h holds, f fails, ~ not known to fail, n fails or is unknown;
// "safety" stands for the rest of that group, R for h(GL301, GL320, GL330).
const char* const kTable = R"(
P1 | eager            | h GL101 GL201 GL301 GL302 ; ~ GL202 GL204 safety GL401         | convert-to-graph
P2 | hybrid           | f GL101 ; h GL301 GL320 GL330                                  | convert-to-eager
P3 | hybrid           | h GL101 ; f GL201 ; h GL301 GL320 GL330                        | convert-to-eager
P6 | hybrid           | h GL101 GL201 ; f GL401 ; h GL301 GL320 GL330                  | convert-to-eager
P4 | hybrid-unsigned  | h GL101 GL201 GL301 GL302 GL102 GL501 GL502 ; ~ GL401          | reconfigure
R1 | hybrid-unsigned  | h GL101 GL201 GL301 GL505 ; f GL203 ; n GL501                  | reconfigure
)";

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

struct Row {
    std::string rule, mode, action;
    std::vector<std::pair<char, PreconditionId>> terms;
};

void addTerm(Row& row, char ask, const std::string& word) {
    if (word != "safety") {
        row.terms.emplace_back(ask, findPrecondition(word).value());
        return;
    }
    for (size_t i = 0; i < kNumPreconditions; ++i) {
        const auto id = static_cast<PreconditionId>(i);
        if (text(group(id)) == "safety" && code(id) != "GL301" && code(id) != "GL302")
            row.terms.emplace_back(ask, id);
    }
}

std::vector<Row> readTable() {
    std::vector<Row> rows;
    std::istringstream lines(kTable);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        std::istringstream cells(line);
        std::string rule, mode, condition, action;
        std::getline(cells, rule, '|');
        std::getline(cells, mode, '|');
        std::getline(cells, condition, '|');
        std::getline(cells, action, '|');
        Row row{trimmed(rule), trimmed(mode), trimmed(action), {}};
        std::istringstream words(condition);
        char ask = 0;
        for (std::string word; words >> word;) {
            if (word.size() == 1 && word != ";")
                ask = word[0];
            else if (word != ";")
                addTerm(row, ask, word);
        }
        rows.push_back(row);
    }
    return rows;
}

Answer read(char ask, Status status) {
    const bool fails = status == Status::Fails, unknown = status == Status::Unknown;
    if (ask == 'n') return fails || unknown ? Answer::Yes : Answer::No;
    if (ask == '~') return fails ? Answer::No : Answer::Yes;
    if (unknown) return Answer::Unknown;
    return (ask == 'f') == fails ? Answer::Yes : Answer::No;
}

struct Expected {
    std::string action, rule;
};

Expected expect(const std::vector<Row>& table, const DecisionSubject& subject) {
    const auto status = [&](PreconditionId id) {
        return subject.statuses[static_cast<size_t>(id)];
    };
    if (!subject.hybrid && status(PreconditionId::HasTensorParameter) == Status::Fails)
        return {"none", ""};
    if (subject.traced) return {"keep", ""};
    for (const Row& row : table) {
        const bool applies = row.mode == "eager"    ? !subject.hybrid
                             : row.mode == "hybrid" ? subject.decorated
                                                    : subject.decorated && !subject.hasSignature;
        if (!applies) continue;
        bool no = false, unknown = false;
        for (const auto& [ask, id] : row.terms) {
            const Answer answer = read(ask, status(id));
            no = no || answer == Answer::No;
            unknown = unknown || answer == Answer::Unknown;
        }
        if (no) continue;
        if (unknown) return {"undecided", ""};
        return {row.action, row.rule};
    }
    return {"keep", ""};
}

/// Compares all combinations of three answers of the given preconditions, all others holding.
size_t countDifferences(DecisionSubject subject, const std::vector<std::string>& codes) {
    const std::vector<Row> table = readTable();
    size_t combinations = 1;
    for (size_t i = 0; i < codes.size(); ++i) combinations *= 3;
    size_t differences = 0;
    for (size_t number = 0; number < combinations; ++number) {
        size_t rest = number;
        for (const std::string& one : codes) {
            constexpr Status kStatus[] = {Status::Holds, Status::Fails, Status::Unknown};
            subject.statuses[static_cast<size_t>(*findPrecondition(one))] = kStatus[rest % 3];
            rest /= 3;
        }
        const Decision decision = decide(subject);
        const Expected wanted = expect(table, subject);
        if (text(decision.action) != wanted.action || text(decision.rule) != wanted.rule)
            ++differences;
    }
    return differences;
}

const std::vector<std::string> kHybridCodes{"GL101", "GL201", "GL301", "GL302", "GL102", "GL203",
                                            "GL320", "GL330", "GL401", "GL501", "GL502", "GL505"};

Decision decideWith(DecisionSubject subject,
                    const std::vector<std::pair<std::string, Status>>& statuses) {
    for (const auto& [code, status] : statuses)
        subject.statuses[static_cast<size_t>(*findPrecondition(code))] = status;
    return decide(subject);
}

}  // namespace

TEST_CASE("eager functions are decided as the table says") {
    CHECK(countDifferences({}, {"GL101", "GL201", "GL301", "GL302", "GL202", "GL204", "GL303",
                                "GL319", "GL329", "GL401", "GL402"}) == 0);
}

TEST_CASE("decorated functions are decided as the table says") {
    CHECK(countDifferences({.hybrid = true, .decorated = true, .statuses = {}}, kHybridCodes) == 0);
}

TEST_CASE("decorated functions with a signature are decided as the table says") {
    CHECK(
        countDifferences({.hybrid = true, .decorated = true, .hasSignature = true, .statuses = {}},
                         {"GL101", "GL201", "GL301", "GL320", "GL330", "GL401", "GL501"}) == 0);
}

TEST_CASE("wrapped and traced functions are kept") {
    CHECK(countDifferences({.hybrid = true, .statuses = {}}, {"GL101", "GL201", "GL401"}) == 0);
    CHECK(countDifferences({.traced = true, .statuses = {}}, {"GL101", "GL201", "GL301"}) == 0);
}

TEST_CASE("what does not apply counts as holding") {
    const Decision decision =
        decideWith({}, {{"GL302", Status::NotApplicable}, {"GL319", Status::NotApplicable}});
    CHECK(decision.action == Action::ConvertToGraph);
    CHECK(decision.applicability == Applicability::Safe);
}

TEST_CASE("a tolerated unknown needs a review") {
    CHECK(decideWith({}, {{"GL303", Status::Unknown}}).applicability == Applicability::NeedsReview);
    CHECK(decideWith({}, {{"GL102", Status::Unknown}}).applicability == Applicability::NeedsReview);
    CHECK(decideWith({.defaultEffectAssumed = true, .statuses = {}}, {}).applicability ==
          Applicability::NeedsReview);
    CHECK(decideWith({}, {{"GL328", Status::Fails}}).applicability == Applicability::Safe);
}

TEST_CASE("the form of a conversion follows what is known of its shapes") {
    CHECK(decideWith({}, {}).form == DecoratorForm::Signature);
    CHECK(decideWith({}, {{"GL501", Status::Fails}}).form == DecoratorForm::Bare);
    CHECK(decideWith({}, {{"GL501", Status::Fails}, {"GL203", Status::Fails}}).form ==
          DecoratorForm::ReduceRetracing);
    CHECK(decideWith({},
                     {{"GL501", Status::Fails}, {"GL203", Status::Fails}, {"GL505", Status::Fails}})
              .form == DecoratorForm::Bare);
    CHECK(decideWith({}, {{"GL102", Status::Unknown}}).form == DecoratorForm::Bare);
}

TEST_CASE("an undecided row says what it waits for") {
    const Decision decision = decideWith({}, {{"GL301", Status::Unknown}});
    REQUIRE(decision.action == Action::Undecided);
    REQUIRE(decision.open.size() == 1);
    CHECK(code(decision.open[0]) == "GL301");
}
