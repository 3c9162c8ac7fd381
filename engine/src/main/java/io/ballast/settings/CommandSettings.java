package io.ballast.settings;

/**
 * An operator's command at a given engine time, for recorded and synthetic sessions.
 *
 * @param atNs      engine time at which it enters
 * @param command   name of the command, as in the message schema
 * @param overlayId the overlay it concerns; -1: all
 * @param value     lots for TIGHTEN_MAX_POSITION, else 0
 * @param author    who gave it
 * @param reason    why
 */
public record CommandSettings(long atNs, String command, int overlayId, long value, String author, String reason) {}
