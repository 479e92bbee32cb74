package dev.countersign.core.proposal;

/**
 * An AI tool that pull requests were seen to have been helped by.
 *
 * @param id in the catalogue
 * @param name as people write it
 * @param pulls with how many pull requests it helped
 */
public record SeenTool(String id, String name, long pulls) {}
