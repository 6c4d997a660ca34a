// How far the interpreter goes. Over a budget it says less, with the reason ContextBudget, and never
// guesses. Figures of union132 (reference/union132.txt, 158 KLOC) unless another source is named.
#pragma once

#include <cstddef>
#include <cstdint>

namespace graphlift {

// Contexts of a family, see Contexts.cpp. With 16 a third of all work went to families that had
// more; every judge says the same with 8. Small bodies are wrappers, which live from their contexts.
inline constexpr uint32_t kMaxContexts = 8, kMaxSmallContexts = 32, kSmallBody = 8;
// Of all families of a function: GPflow decorates 450 functions with one decorator, whose wrapper
// then has one context for each.
inline constexpr uint32_t kMaxFamilyContexts = 128, kMaxFunctionContexts = 1024;
// Nested evaluations; deeper calls wait for the worklist.
inline constexpr uint32_t kMaxDepth = 120;
// Evaluations of one context and changes of one slot; 99 of 100 contexts need fewer than ten.
inline constexpr uint32_t kMaxEvaluations = 48, kMaxSlotChanges = 64;
inline constexpr uint32_t kMaxObjectsPerSite = 16;  // ARCHITECTURE 8
inline constexpr uint32_t kMaxLocalSlots = 256;     // of a LocalHeap, which is copied at branches
inline constexpr size_t kSweptInstances = 4;        // of a class, for an open `self` or a hint
inline constexpr size_t kMaxMergedCallees = 16;     // in a cell of a merged context, then unknown
inline constexpr uint32_t kMaxUnroll = 16, kMaxUnrollProduct = 64;  // ARCHITECTURE 8

}  // namespace graphlift
