package io.ballast.settings;

/**
 * An operator's command at a given engine time, for recorded and synthetic sessions.
 *
 * @param atNs      engine time at which it enters
 * @param command   name of the command, as in the message schema
 * @param overlayId the overlay it concerns; -1: all
 * @param value     lots of the overlay's main contract for TIGHTEN_MAX_POSITION, place in {@link Outlook} for OUTLOOK,
 *                  parts per billion for PROTECT, else 0
 * @param expiryNs  engine time at which an OUTLOOK or PROTECT ends; 0: it stands until the next one
 * @param author    who gave it
 * @param reason    why
 */
public record CommandSettings(
        long atNs, String command, int overlayId, long value, long expiryNs, String author, String reason) {}
