/**
 * What tests are written with: portfolios, inputs and outputs in a few words, and seeds that reproduce a run.
 */
package io.ballast.harness;
