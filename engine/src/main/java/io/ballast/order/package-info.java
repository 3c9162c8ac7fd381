/**
 * Floor 4. The last stage: from wanted positions to orders, through the risk gate. Only this stage encodes.
 */
@NullMarked
package io.ballast.order;

import org.jspecify.annotations.NullMarked;
