import dev.countersign.kill.KillRounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills Apps at random for many rounds, and tells whether anything was ever lost or doubled. */
public final class Kill {

    private Kill() {}

    /** Arguments: {@code --seed S --rounds N --replicas R}; without replicas, one with its embedded database and then three. */
    public static void main(String[] arguments) {
        long seed = new Random().nextInt(1_000_000);
        int rounds = 200;
        List<Integer> replicas = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                case "--replicas" -> replicas.add(Integer.parseInt(arguments[i + 1]));
                default -> throw new IllegalArgumentException(
                        arguments[i] + " is none of --seed, --rounds and --replicas");
            }
        }
        boolean well = true;
        try {
            for (int number : replicas.isEmpty() ? List.of(1, 3) : replicas) {
                well &= rounds(seed, rounds, number);
            }
        } catch (AssertionError stuck) {
            System.out.println("  " + stuck.getMessage());
            well = false;
        }
        System.exit(well ? 0 : 1);
    }

    private static boolean rounds(long seed, int rounds, int replicas) {
        System.out.printf("%s, seed %d%n", replicas == 1 ? "one App on its embedded database"
                : replicas + " Apps on one PostgreSQL", seed);
        long begin = System.nanoTime();
        int bad = 0;
        try (KillRounds kill = new KillRounds(seed, replicas)) {
            for (int round = 1; round <= rounds; round++) {
                List<String> complaints = kill.round();
                if (!complaints.isEmpty()) {
                    bad++;
                    System.out.println("  round " + round + ": " + String.join("; ", complaints));
                }
                if (round % 10 == 0 || round == rounds) {
                    System.out.printf("  %d rounds, %d of them bad, in %.0f s: %s%n", round, bad,
                            (System.nanoTime() - begin) / 1e9, kill.told());
                }
            }
            String said = kill.verify();
            System.out.println(said.isEmpty() ? "  countersign verify --judge finds nothing" : "  " + said);
            return bad == 0 && said.isEmpty();
        }
    }
}
