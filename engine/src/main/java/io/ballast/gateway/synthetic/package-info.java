/**
 * Floor 5. The market that ships with the product: prices made from a seed, so that the first command needs no data.
 * {@link io.ballast.gateway.synthetic.SyntheticMarket} holds the measured parameters.
 */
@NullMarked
package io.ballast.gateway.synthetic;

import org.jspecify.annotations.NullMarked;
