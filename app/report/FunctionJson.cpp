#include "app/report/FunctionJson.h"

#include "analysis/driver/Suppressions.h"
#include "app/report/JsonValues.h"

namespace graphlift {

namespace {

std::string_view word(ParameterFacts::Role role) {
    switch (role) {
        case ParameterFacts::Role::Receiver:
            return "receiver";
        case ParameterFacts::Role::Positional:
            return "positional";
        case ParameterFacts::Role::KeywordOnly:
            return "keyword-only";
        case ParameterFacts::Role::VarPositional:
            return "var-positional";
        case ParameterFacts::Role::VarKeyword:
            return "var-keyword";
    }
    return "";
}

std::string_view word(HybridFacts::Status status) {
    switch (status) {
        case HybridFacts::Status::Absent:
            return "absent";
        case HybridFacts::Status::Modelled:
            return "modelled";
        case HybridFacts::Status::Unmodelled:
            return "unmodelled";
    }
    return "";
}

class FunctionWriter {
  public:
    FunctionWriter(JsonWriter& json, const ReportView& view, size_t index, Detail detail)
        : json_(json),
          view_(view),
          function_(view.function(index)),
          summary_(function_.summary),
          verdict_(function_.verdict),
          full_(detail == Detail::Full) {}

    void write() {
        json_.beginObject();
        identity();
        decorators();
        hybrid();
        parameters();
        json_.key("result");
        writeTypes(json_, summary_.result);
        facts();
        preconditions();
        decision();
        signature();
        traces();
        unblock();
        json_.key("edits");
        writeEdits(json_, view_, verdict_.edits);
        json_.endObject();
    }

  private:
    void identity() {
        const Program& program = view_.program();
        const FunctionRef& ref = program.functions[summary_.function];
        json_.field("id", program.idOf(summary_.function));
        json_.field("module", program.names->text((*program.modules)[ref.module].name));
        json_.field("qualified_name", function_.ir.plainQualifiedName);
        json_.field("file", function_.file.source->path());
        if (function_.begin.cell >= 0) json_.field("cell", function_.begin.cell);
        json_.field("line", function_.begin.line);
        json_.field("column", function_.begin.column);
        json_.field("end_line", function_.end.line);
        json_.field("kind", summary_.kind);
        texts("flags", summary_.flags);
        json_.field("mode", text(summary_.mode));
        json_.field("candidate", summary_.candidate);
        json_.field("reached", summary_.entered ? "entered" : "swept");
    }

    void texts(std::string_view key, const std::vector<std::string>& items) {
        json_.key(key);
        json_.beginArray();
        for (const std::string& item : items) json_.value(item);
        json_.endArray();
    }

    void decorators() {
        json_.key("decorators");
        json_.beginArray();
        for (const DecoratorFacts& decorator : summary_.decorators) {
            json_.beginObject();
            json_.field("name", decorator.name);
            json_.field("line", decorator.line);
            json_.endObject();
        }
        json_.endArray();
    }

    void hybrid() {
        json_.key("hybrid");
        if (!summary_.hybrid) {
            json_.null();
            return;
        }
        const HybridFacts& hybrid = *summary_.hybrid;
        json_.beginObject();
        json_.field("via", hybrid.viaDecorator ? "decorator" : "wrap");
        json_.field("line", view_.positionOf(hybrid.where.file, hybrid.where.range.begin).line);
        json_.key("arguments");
        json_.beginObject();
        for (const auto& [name, source] : hybrid.arguments) json_.field(name, source);
        json_.endObject();
        json_.key("signature");
        if (hybrid.signatureStatus == HybridFacts::Status::Modelled)
            writeSpecs(json_, hybrid.signature);
        else
            json_.null();
        json_.field("signature_status", word(hybrid.signatureStatus));
        json_.endObject();
    }

    void parameters() {
        json_.key("parameters");
        json_.beginArray();
        for (const ParameterFacts& parameter : summary_.parameters) writeParameter(parameter);
        json_.endArray();
    }

    void writeParameter(const ParameterFacts& parameter) {
        json_.beginObject();
        json_.field("name", parameter.name);
        json_.field("kind", word(parameter.role));
        json_.field("has_default", parameter.hasDefault);
        json_.field("tensor", text(parameter.tensor));
        if (!parameter.tensorEvidence.empty())
            json_.field("tensor_evidence", parameter.tensorEvidence);
        if (!parameter.tensorReason.empty()) json_.field("tensor_reason", parameter.tensorReason);
        json_.field("literal", text(parameter.literal));
        json_.field("supplied", text(parameter.supplied));
        json_.key("types");
        json_.beginArray();
        for (const TensorType& type : parameter.types) writeType(json_, type);
        if (full_)
            for (const std::string& type : parameter.pythonTypes) writePython(type);
        json_.endArray();
        container(parameter);
        json_.endObject();
    }

    void writePython(const std::string& type) {
        json_.beginObject();
        json_.field("dtype", type);
        json_.key("shape");
        json_.beginArray();
        json_.endArray();
        json_.key("dims");
        json_.beginArray();
        json_.endArray();
        json_.field("layout", text(Layout::Dense));
        json_.field("origin", text(Origin::Python));
        json_.endObject();
    }

    void container(const ParameterFacts& parameter) {
        json_.key("container");
        if (parameter.container.empty()) {
            json_.null();
            return;
        }
        json_.beginObject();
        json_.field("kind", parameter.container);
        json_.key("elements");
        json_.beginArray();
        for (const auto& types : parameter.elements) writeTypes(json_, types);
        json_.endArray();
        json_.endObject();
    }

    void facts() {
        json_.key("facts");
        json_.beginObject();
        for (size_t i = 0; i < kNumFacts; ++i) {
            const Fact& fact = summary_.facts[i];
            json_.key(text(static_cast<FactId>(i)));
            json_.beginObject();
            json_.field("answer", text(fact.answer));
            const bool worthSaying = full_ || fact.answer == Answer::Unknown ||
                                     (summary_.candidate && fact.answer == Answer::Yes);
            if (worthSaying && !fact.reason.empty()) json_.field("reason", fact.reason);
            json_.endObject();
        }
        json_.endObject();
    }

    void preconditions() {
        json_.key("preconditions");
        json_.beginArray();
        for (const Finding& finding : verdict_.findings)
            if (full_ || summary_.candidate || finding.status == Status::Fails)
                writeFinding(finding);
        json_.endArray();
    }

    void writeFinding(const Finding& finding) {
        json_.beginObject();
        json_.field("id", code(finding.id));
        json_.field("name", name(finding.id));
        json_.field("group", text(group(finding.id)));
        json_.field("status", text(finding.status));
        json_.field("message", finding.message);
        if (!finding.reason.empty()) json_.field("reason", finding.reason);
        json_.key("evidence");
        const bool steps =
            full_ || (finding.status != Status::Holds && finding.status != Status::NotApplicable);
        writeEvidence(json_, view_, steps ? finding.evidence : EvidencePath());
        if (finding.status == Status::Fails &&
            isSuppressed(view_.snapshot(), function_.index, finding))
            json_.field("suppressed", true);
        json_.endObject();
    }

    void decision() {
        json_.field("action", text(verdict_.action));
        json_.fieldOrNull("rule", text(verdict_.rule));
        json_.key("plan");
        if (verdict_.coveredBy) {
            json_.beginObject();
            json_.field("covered_by", view_.program().idOf(verdict_.coveredBy));
            json_.endObject();
        } else if (verdict_.edits.empty()) {
            json_.null();
        } else {
            json_.beginObject();
            json_.field("apply", verdict_.planApplies);
            json_.endObject();
        }
        json_.key("extra");
        json_.beginArray();
        for (const ExtraEdit& extra : verdict_.extra) {
            json_.beginObject();
            json_.field("rule", text(extra.rule));
            json_.field("applicability", text(extra.applicability));
            json_.key("edits");
            writeEdits(json_, view_, extra.edits);
            json_.endObject();
        }
        json_.endArray();
        json_.fieldOrNull("applicability", text(verdict_.applicability));
        texts("assumes", summary_.assumes);
    }

    void signature() {
        const SignatureFacts& signature = summary_.signature;
        json_.key("signature");
        if (signature.present) {
            json_.beginObject();
            json_.key("specs");
            writeSpecs(json_, signature.specs);
            json_.field("text", signature.text);
            json_.endObject();
        } else
            json_.null();
        json_.key("signature_absence");
        if (signature.present || signature.absenceReason.empty()) {
            json_.null();
            return;
        }
        json_.beginObject();
        json_.field("reason", signature.absenceReason);
        json_.key("parameters");
        json_.beginObject();
        for (const auto& [name, reason] : signature.blocking) json_.field(name, reason);
        json_.endObject();
        json_.endObject();
    }

    void traces() {
        json_.key("traces");
        json_.beginObject();
        json_.field("forecast", summary_.traces.count);
        texts("keys", summary_.traces.keys);
        json_.field("bounded", summary_.traces.bounded);
        json_.endObject();
    }

    void unblock() {
        json_.key("unblock");
        json_.beginArray();
        for (const Unblock& hint : verdict_.unblock) {
            json_.beginObject();
            json_.field("precondition", code(hint.precondition));
            json_.field("edit", hint.edit);
            json_.field("safe", hint.safe);
            json_.endObject();
        }
        json_.endArray();
    }

    JsonWriter& json_;
    const ReportView& view_;
    ReportFunction function_;
    const FunctionSummary& summary_;
    const Verdict& verdict_;
    bool full_;
};

}  // namespace

void writeFunction(JsonWriter& json, const ReportView& view, size_t index, Detail detail) {
    FunctionWriter(json, view, index, detail).write();
}

}  // namespace graphlift
