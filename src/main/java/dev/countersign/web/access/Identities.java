package dev.countersign.web.access;

/** Port: GitHub's word on who somebody is. Safe for use by many threads. */
public interface Identities {

    /** GitHub does not say who it is. */
    final class Unproven extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final boolean later;

        /**
         * Says why.
         *
         * @param message one sentence without a full stop, without secrets
         * @param later whether it may be otherwise in a moment
         */
        public Unproven(String message, boolean later) {
            super(message);
            this.later = later;
        }

        /** Whether it may be otherwise in a moment. */
        public boolean isForLater() {
            return later;
        }
    }

    /**
     * Who got this code from GitHub. It is good once.
     *
     * @param verifier what the challenge was made of that was sent along when the code was asked for
     * @throws Unproven when GitHub does not take it, or does not answer
     */
    Visitor who(String code, String verifier);
}
