/** Those who have come in and have not proved anything yet. */
export interface WaitingRoom<Guest> {
  /** Lets one more in. When the room is full the one who has waited longest is sent away, so a flood sheds itself. */
  enter(guest: Guest): void;
  /** Takes one out who has proved itself, or has gone. */
  leave(guest: Guest): void;
}

/**
 * A room of limited places, in which nobody stays for ever.
 *
 * @param longest - how long one may wait, in milliseconds
 * @param sendAway - ends a guest's connection
 */
export function waitingRoom<Guest>(
  places: number,
  longest: number,
  sendAway: (guest: Guest) => void,
): WaitingRoom<Guest> {
  const guests = new Map<Guest, ReturnType<typeof setTimeout>>();
  const leave = (guest: Guest) => {
    clearTimeout(guests.get(guest));
    guests.delete(guest);
  };
  const shed = (guest: Guest) => {
    leave(guest);
    sendAway(guest);
  };
  return {
    leave,
    enter(guest) {
      const [oldest] = guests.keys();
      if (guests.size >= places && oldest !== undefined) shed(oldest);
      guests.set(
        guest,
        setTimeout(() => shed(guest), longest),
      );
    },
  };
}
