package io.ballast.settings;

/**
 * A window around an announcement: no new risk inside, and the margin ladder is tighter.
 *
 * @param fromNs engine time at which it begins
 * @param toNs   engine time at which it has ended
 * @param name   what is announced
 */
public record AnnouncementSettings(long fromNs, long toNs, String name) {}
