@NullMarked
package io.ballast.journal;

import org.jspecify.annotations.NullMarked;
