# The grammar's C files come from the npm registry (checked by sha256) and stay in the build folder.
# 0.23.6 is the newest with an ABI that Debian's tree-sitter accepts.
set(GRAMMAR_VERSION 0.23.6)
set(GRAMMAR_SHA256 aab5b860d93dbf84b37fed532f7dacc0468ede5387d0c74911d68f964287662a)
set(GRAMMAR_CACHE ${CMAKE_SOURCE_DIR}/build/grammar CACHE PATH "Where the grammar's package is kept")
set(GRAMMAR_ARCHIVE ${GRAMMAR_CACHE}/tree-sitter-python-${GRAMMAR_VERSION}.tgz)

find_library(SYSTEM_GRAMMAR NAMES tree-sitter-python)
if(SYSTEM_GRAMMAR)
    add_library(python_grammar INTERFACE)
    target_link_libraries(python_grammar INTERFACE ${SYSTEM_GRAMMAR})
else()
    if(NOT EXISTS ${GRAMMAR_ARCHIVE})
        file(MAKE_DIRECTORY ${GRAMMAR_CACHE})
        execute_process(COMMAND npm pack --silent tree-sitter-python@${GRAMMAR_VERSION}
            WORKING_DIRECTORY ${GRAMMAR_CACHE} RESULT_VARIABLE failed OUTPUT_QUIET)
        if(failed)
            message(FATAL_ERROR "The Python grammar could not be fetched: npm pack tree-sitter-python@${GRAMMAR_VERSION} "
                "needs Node's npm and a network. Put the archive at ${GRAMMAR_ARCHIVE} to build without one.")
        endif()
    endif()
    file(SHA256 ${GRAMMAR_ARCHIVE} grammar_hash)
    if(NOT grammar_hash STREQUAL GRAMMAR_SHA256)
        message(FATAL_ERROR "${GRAMMAR_ARCHIVE} is not the expected file (sha256 ${grammar_hash}); delete it and try again.")
    endif()
    set(grammar_dir ${GRAMMAR_CACHE}/${GRAMMAR_VERSION})
    if(NOT EXISTS ${grammar_dir}/package/src/parser.c)
        file(ARCHIVE_EXTRACT INPUT ${GRAMMAR_ARCHIVE} DESTINATION ${grammar_dir})
    endif()
    add_library(python_grammar STATIC ${grammar_dir}/package/src/parser.c ${grammar_dir}/package/src/scanner.c)
    # The grammar's own headers come before the older copies that the Debian package installs.
    target_include_directories(python_grammar BEFORE PRIVATE ${grammar_dir}/package/src)
    target_compile_options(python_grammar PRIVATE -w -O2)
endif()
