// GL501, GL502, GL503, GL505.
#include <algorithm>

#include "analysis/facts/Signature.h"
#include "analysis/facts/TraceFacts.h"
#include "analysis/facts/Witnesses.h"

namespace graphlift {

namespace {

/// How two specs relate, entry by entry.
enum class Relation : uint8_t { Same, Tighter, Broader, Apart };

Relation combine(Relation a, Relation b) {
    if (a == Relation::Same) return b;
    if (b == Relation::Same || a == b) return a;
    return Relation::Apart;
}

Relation relateTypes(const TensorType& supplied, const TensorType& inferred) {
    Relation out = Relation::Same;
    if (supplied.dtype != inferred.dtype) {
        if (supplied.dtype == DType::Unknown)
            out = Relation::Broader;
        else if (inferred.dtype == DType::Unknown)
            out = Relation::Tighter;
        else
            return Relation::Apart;
    }
    if (!supplied.shape.rankKnown && !inferred.shape.rankKnown) return out;
    if (!supplied.shape.rankKnown) return combine(out, Relation::Broader);
    if (!inferred.shape.rankKnown) return combine(out, Relation::Tighter);
    if (supplied.shape.rank() != inferred.shape.rank()) return Relation::Apart;
    for (size_t i = 0; i < supplied.shape.dims.size(); ++i) {
        const Dim &s = supplied.shape.dims[i], &d = inferred.shape.dims[i];
        if (s.isKnown() && d.isKnown() && s.size != d.size) return Relation::Apart;
        if (s.isKnown() && !d.isKnown()) out = combine(out, Relation::Tighter);
        if (!s.isKnown() && d.isKnown()) out = combine(out, Relation::Broader);
    }
    return out;
}

Relation relate(const std::vector<Spec>& supplied, const std::vector<Spec>& inferred) {
    if (supplied.size() != inferred.size()) return Relation::Apart;
    Relation out = Relation::Same;
    for (size_t i = 0; i < supplied.size(); ++i) {
        if (supplied[i].sequence.empty() != inferred[i].sequence.empty()) return Relation::Apart;
        out = combine(out, supplied[i].sequence.empty()
                               ? relateTypes(supplied[i].tensor, inferred[i].tensor)
                               : relate(supplied[i].sequence, inferred[i].sequence));
    }
    return out;
}

Fact answer(Answer a, std::string reason = {}) {
    Fact fact;
    fact.answer = a;
    fact.reason = std::move(reason);
    return fact;
}

/// Does the signature leave open what is read?
bool leavesOpen(const Spec& spec, const AxisRead& read) {
    if (!spec.sequence.empty() || !spec.mapping.empty()) return true;
    const Shape& shape = spec.tensor.shape;
    if (!shape.rankKnown) return true;
    if (read.rankOnly) return false;
    auto rank = static_cast<int64_t>(shape.rank());
    for (int64_t i = 0; i < rank; ++i) {
        bool isRead = read.axes == kAllAxes || (read.axes & (axisOf(i) | axisOf(i - rank))) != 0;
        if (isRead && !shape.dims[static_cast<size_t>(i)].isKnown()) return true;
    }
    return false;
}

std::vector<EvidenceStep> evidence(const FactContext& context, const Summaries& summaries,
                                   FunctionId f, const AxisRead& read) {
    auto next = [](const Summary& s) {
        return s.axisReads.empty() ? Witness{} : s.axisReads.front().at;
    };
    return evidenceOf(context, summaries, f, read.at, next);
}

}  // namespace

Fact signatureAbsentFact(const FunctionSummary& summary) {
    if (summary.signature.present) return answer(Answer::No);
    return answer(Answer::Yes, summary.signature.absenceReason);
}

Fact signatureMismatchFact(const FunctionSummary& summary) {
    if (!summary.hybrid || summary.hybrid->signatureStatus == HybridFacts::Status::Absent)
        return answer(Answer::No);
    if (summary.hybrid->signatureStatus == HybridFacts::Status::Unmodelled)
        return answer(Answer::Unknown, "the signature is not written as a list of specs");
    if (!summary.signature.present)
        return answer(Answer::Unknown, "no signature describes all calls");
    switch (relate(summary.hybrid->signature, summary.signature.specs)) {
        case Relation::Same:
            return answer(Answer::No);
        case Relation::Tighter:
            return answer(Answer::Yes, "the signature is narrower than what calls pass");
        case Relation::Broader:
            return answer(Answer::Yes, "the signature is broader than what calls pass");
        case Relation::Apart:
            return answer(Answer::Yes, "the signature does not fit what calls pass");
    }
    return answer(Answer::No);
}

Fact unresolvedStaticAxisFact(const FactContext& context, const Summaries& summaries,
                              const FunctionSummary& summary) {
    Fact fact = answer(Answer::No);
    if (!summary.signature.present) return fact;
    std::vector<const Spec*> byParameter(summary.parameters.size());
    size_t next = 0;
    for (size_t p = 0; p < summary.parameters.size() && next < summary.signature.specs.size(); ++p)
        if (summary.parameters[p].role != ParameterFacts::Role::Receiver)
            byParameter[p] = &summary.signature.specs[next++];
    for (const AxisRead& read : summaries[summary.function].axisReads) {
        for (uint32_t p = 0; p < byParameter.size(); ++p) {
            if (byParameter[p] == nullptr || !(read.of & rootOf(p)) ||
                !leavesOpen(*byParameter[p], read))
                continue;
            fact.answer = Answer::Yes;
            fact.evidence = evidence(context, summaries, summary.function, read);
            fact.reason = "an axis of " + summary.parameters[p].name +
                          " that the signature leaves open is read as a number";
            return fact;
        }
    }
    return fact;
}

Fact staticAxisReadFact(const FactContext& context, const Summaries& summaries,
                        const FunctionSummary& summary) {
    for (const AxisRead& read : summaries[summary.function].axisReads) {
        bool ofTensor = false;
        for (uint32_t p = 0; p < summary.parameters.size(); ++p)
            ofTensor =
                ofTensor || ((read.of & rootOf(p)) && summary.parameters[p].tensor != Answer::No);
        if (!ofTensor) continue;
        Fact fact = answer(read.rankOnly ? Answer::No : Answer::Yes);
        if (read.rankOnly) continue;
        fact.evidence = evidence(context, summaries, summary.function, read);
        fact.reason = fact.evidence.empty() ? "" : fact.evidence.back().message;
        return fact;
    }
    return orUnresolved(context, summaries, summary.function, answer(Answer::No));
}

}  // namespace graphlift
