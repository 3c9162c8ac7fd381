package io.ballast.cli;

final class Ballast {
    private Ballast() {}
}
