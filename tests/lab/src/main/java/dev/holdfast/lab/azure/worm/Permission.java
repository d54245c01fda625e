package dev.holdfast.lab.azure.worm;

/** What a shared access signature can allow, by its letter ("Create a service SAS", permissions for a container). */
enum Permission {
    READ('r'),
    CREATE('c'),
    WRITE('w'),
    DELETE('d'),
    DELETE_VERSION('x'),
    LIST('l'),
    SET_IMMUTABILITY('i');

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    boolean isIn(String letters) {
        return letters.indexOf(letter) >= 0;
    }
}
