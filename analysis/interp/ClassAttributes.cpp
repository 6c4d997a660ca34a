// What a name means in a class: looked up along its MRO once, kept until a class on the way changes
// it. A call of a method asks for little else.
#include <algorithm>

#include "analysis/interp/Interpreter.h"

namespace graphlift {

ValueId Interpreter::classAttribute(Frame& frame, ClassId cls, Name name, ClassId* owner) {
    const uint64_t key = static_cast<uint64_t>(cls.value) << 32 | name.value;
    const uint32_t index =
        *classAttributeIndex_.tryEmplace(key, static_cast<uint32_t>(classAttributes_.size())).first;
    if (index == classAttributes_.size()) classAttributes_.emplace_back();
    if (!classAttributes_[index].valid || classAttributes_[index].mroVersion != mroVersion_)
        lookUp(index, cls, name);
    ClassAttribute& found = classAttributes_[index];
    noteRead(frame, Dependency::ClassAttribute, index, found.readers);
    if (owner != nullptr && !values_.isBottom(found.value)) *owner = found.owner;
    return found.value;
}

void Interpreter::lookUp(uint32_t index, ClassId cls, Name name) {
    ValueId value = ValueTable::bottom();
    ClassId owner;
    for (ClassId c : p_.classes[cls].mro) {
        const SlotId slot = heap_.slot({p_.classes[c].nspace, HeapSlot::Key::Attribute, name.value});
        std::vector<uint32_t>& attributes = attributesOfSlot_[slot.value];
        if (std::ranges::find(attributes, index) == attributes.end()) attributes.push_back(index);
        value = heap_[slot].value;
        owner = c;
        if (!values_.isBottom(value)) break;
    }
    ClassAttribute& attribute = classAttributes_[index];
    const bool moved = attribute.value != value;
    attribute.value = value;
    attribute.owner = owner;
    attribute.mroVersion = mroVersion_;
    attribute.valid = true;
    if (moved) tellReaders(attribute.readers, Dependency::ClassAttribute, index);
}

/// The slot has changed: so may have what it means in the classes that look there.
void Interpreter::tellClassReaders(SlotId slot) {
    const auto attributes = attributesOfSlot_.find(slot.value);
    if (attributes == attributesOfSlot_.end()) return;
    for (uint32_t index : attributes->second) {
        ClassAttribute& attribute = classAttributes_[index];
        attribute.valid = false;
        tellReaders(attribute.readers, Dependency::ClassAttribute, index);
    }
}

}  // namespace graphlift
