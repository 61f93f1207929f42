/** A recogniser thread that cannot start. */

throw new Error("the recogniser cannot start");
