// The change set of a project as a reviewer reads it: one change for each function that has an
// edit, with what it does in words, how certain it is, and why it waits when it does. Made from
// verdicts; decides nothing.
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "analysis/edit/TextEdit.h"
#include "ui/diff/ResultText.h"
#include "ui/diff/ShownText.h"
#include "ui/models/ProjectView.h"
#include "ui/theme/VerdictLook.h"

namespace graphlift {

/// A sentence whose names and code stand in the code's own letters.
struct Phrase {
    QString text;
    bool isCode = false;
};
using Sentence = std::vector<Phrase>;
QString plainText(const Sentence& sentence);

struct ReviewChange {
    std::string id;       // of the function
    size_t function = 0;  // index in ProjectView
    size_t file = 0;      // index in ReviewSet::files
    Look look;
    bool isSafe = false;
    QString name;       // as the list shows it: "train_step"
    Sentence title;     // "Add `@tf.function` with a signature to `Trainer.train_step`"
    Sentence question;  // of one that needs a review: what is not known, and where
    uint32_t line = 0;  // of `def`, from 1
    bool isGone = false;  // after carrying over: it has no place in the text on disk
};

struct ReviewFile {
    FileId file;
    std::string path;
    std::shared_ptr<const ShownText> shown;
    std::vector<PlacedEdit> edits;    // `changes` are indices in ReviewSet::changes
    std::vector<TextEdit> fileEdits;  // the same, as places in the file's bytes
    std::vector<size_t> changes;      // by position
    size_t numLeftOut = 0;            // edits that overlap others
};

struct ReviewSet {
    std::vector<ReviewChange> changes;  // by file, then position
    std::vector<ReviewFile> files;      // by path, those with a change only
};

/// What the joint plan offers: own edits that it makes, and separate ones (R2).
ReviewSet reviewSetOf(const ProjectView& project);
/// The same, made once for a project: beforehand, on the thread of the analysis.
std::shared_ptr<const ReviewSet> preparedSetOf(const ProjectView& project);

/// Under the head of a change: why it is offered, in one or two sentences.
Sentence whyOf(const ProjectView& project, const ReviewChange& change);

/// Under a change that is left out: "Left out: GL102 ... Tick it to include it anyway."
Sentence reasonOf(const ReviewChange& change);

/// What a part of a file does that serves other changes: "Add `import x`: 3 changes need it".
Sentence titleOf(const ChangedPart& part, const ReviewSet& set);

}  // namespace graphlift
