// Effects outside the graph: what a function writes that outlives its call, and what it does to the
// world. Relative to parameters, so that a helper which fills a list given to it is harmless in a
// caller that made the list itself.
#pragma once

#include "analysis/facts/LocalPass.h"

namespace graphlift {

/// The effects of the function's own instructions, each at its place.
std::vector<Effect> findEffectSites(LocalPass& pass);
/// The same, one a kind and key.
std::vector<Effect> findEffects(LocalPass& pass);

/// Adds what a call brings from the callee's summary, in the caller's terms.
void carryEffects(LocalPass& pass, const SiteEdge& edge, std::vector<Effect>& effects);

/// Keeps one effect a kind and key: the most certain one, the first witness.
void addEffect(std::vector<Effect>& effects, const Effect& effect);

}  // namespace graphlift
