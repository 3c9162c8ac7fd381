/**
 * Floor 1. What each stage, gateway and topology can be told. Values only: parsing and validation are {@code launch}'s.
 */
@NullMarked
package io.ballast.settings;

import org.jspecify.annotations.NullMarked;
