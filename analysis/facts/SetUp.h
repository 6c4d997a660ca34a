// Which writes happen while a thing is set up, before anything could have traced a function that
// reads it; and the names under which things of libraries are changed in place.
#pragma once

#include <vector>

#include "analysis/facts/FactContext.h"

namespace graphlift {

/// Does this write happen before `reader` can have been traced? In a constructor or class body; in
/// the function that made the object, or at the top of a module, before the first call that reaches
/// the reader.
Answer isSetUp(const FactContext& context, FunctionId reader, const HeapWrite& write,
               const ObjectInfo& object);

/// Does every write of a slot happen in a constructor, a class body or a step that prepares? Then
/// nothing that reads it can have been traced before, whoever reads.
bool isSetUpOnly(const FactContext& context, const HeapSlot& slot);
/// The same of all slots of an object.
bool isSetUpOnly(const FactContext& context, ObjectId object);

/// May `reader` have run before this instruction of `writer`, called from there?
bool ranBefore(const FactContext& context, FunctionId reader, FunctionId writer, InstId site);

/// A variable or attribute that a value was read from: what it is called, and how it is reached.
struct PlaceName {
    InstKind kind = InstKind::Undef;  // LoadGlobal, LoadCell or GetAttr
    Name name;
    friend auto operator<=>(const PlaceName&, const PlaceName&) = default;
};
/// Through refinements and elements; kind Undef: it has no name.
PlaceName placeOf(const CodeView& view, InstId inst);

/// Changes in place of arrays and of objects of libraries, and attributes set on functions: the
/// engine keeps no heap for them, so they are known by the name of the place only.
class InPlaceWrites {
  public:
    explicit InPlaceWrites(const FactContext& context);
    [[nodiscard]] const std::vector<HeapWrite>* of(const PlaceName& place) const;

  private:
    void scan(const FactContext& context, const CodeView& view);
    void add(const FactContext& context, const CodeView& view, InstId object, InstId site,
             int depth);
    std::vector<std::pair<PlaceName, std::vector<HeapWrite>>> writes_;  // by place
    std::vector<bool> named_;  // by Name: some place is called so
};

}  // namespace graphlift
