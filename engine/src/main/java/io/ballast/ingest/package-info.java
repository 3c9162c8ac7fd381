/**
 * Floor 4. The first stage: decodes, validates and orders what comes in. Nothing malformed gets past it.
 */
@NullMarked
package io.ballast.ingest;

import org.jspecify.annotations.NullMarked;
