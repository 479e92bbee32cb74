package dev.countersign.sandbox;

/** How GitHub shows what there is, by kind of thing. */
record Shapes(
        Urls urls,
        PeopleShapes people,
        RepositoryShapes repositories,
        PullShapes pulls,
        ThreadShapes threads,
        CheckShapes checks) {

    static Shapes over(World world, Urls urls, Changes changes, Gate gate) {
        PeopleShapes people = new PeopleShapes(urls);
        RepositoryShapes repositories = new RepositoryShapes(world, urls, people);
        PullShapes pulls = new PullShapes(world, urls, people, repositories, changes, gate);
        return new Shapes(
                urls,
                people,
                repositories,
                pulls,
                new ThreadShapes(world, urls, people, pulls),
                new CheckShapes(urls, people));
    }
}
