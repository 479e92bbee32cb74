package dev.countersign.sandbox;

/** How GitHub shows what there is, by kind of thing. */
record Shapes(Urls urls, PeopleShapes people, RepositoryShapes repositories, PullShapes pulls, CheckShapes checks) {

    static Shapes over(World world, Urls urls, Changes changes, Gate gate) {
        PeopleShapes people = new PeopleShapes(urls);
        RepositoryShapes repositories = new RepositoryShapes(world, urls, people);
        return new Shapes(
                urls,
                people,
                repositories,
                new PullShapes(world, urls, people, repositories, changes, gate),
                new CheckShapes(urls, people));
    }
}
