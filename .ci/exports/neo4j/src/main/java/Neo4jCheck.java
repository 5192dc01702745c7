import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;

/**
 * Checks with the real Neo4j: neo4j-admin database import takes the CSV files without a complaint,
 * the Cypher script runs, and again without a change, and both give the same graph.
 *
 * <p>Usage: java Neo4jCheck FOLDER
 */
public class Neo4jCheck {
    private static int passed;
    private static int failed;

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (String name : List.of("sample", "hostile", "large")) {
            String[] counts = Files.readString(folder.resolve(name + ".all.dot.count")).trim().split(" ");
            long nodes = Long.parseLong(counts[0]);
            long edges = Long.parseLong(counts[1]);
            Path imported = Files.createTempDirectory("neo4j-csv");
            importTables(name, folder.resolve(name + ".neo4j-csv"), imported);
            List<Set<String>> byTable = open(imported, db -> look("CSV " + name, db, nodes, edges));
            delete(imported);
            if (name.equals("large")) {
                continue; // compiling thousands of literals takes minutes
            }
            Path scripted = Files.createTempDirectory("neo4j-cypher");
            List<Set<String>> byScript = open(scripted, db -> {
                run(name, db, folder.resolve(name + ".cypher"));
                run(name, db, folder.resolve(name + ".cypher"));
                return look("Cypher " + name, db, nodes, edges);
            });
            for (int i = 0; i < byTable.size(); i++) {
                Set<String> lost = new TreeSet<>(byTable.get(i));
                lost.removeAll(byScript.get(i));
                check(name + ": CSV and Cypher give the same", lost.isEmpty() && byTable.get(i).size() == byScript.get(i).size(), lost);
            }
            delete(scripted);
        }
        System.out.printf("Neo4j: %d passed, %d failed%n", passed, failed);
        System.exit(failed > 0 ? 1 : 0);
    }

    private static void check(String name, boolean ok, Object detail) {
        if (ok) {
            passed++;
            return;
        }
        failed++;
        String text = String.valueOf(detail);
        System.out.println("FAIL " + name + ": " + text.substring(0, Math.min(1000, text.length())));
    }

    /** Runs neo4j-admin database import full. */
    private static void importTables(String name, Path tables, Path home) throws Exception {
        Path log = home.resolve("import.log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "--bad-tolerance=0",
                "--nodes=" + tables.resolve("nodes.csv"), "--relationships=" + tables.resolve("edges.csv"));
        command.environment().put("NEO4J_HOME", home.toString());
        command.environment().put("NEO4J_CONF", home.toString());
        Process process = command.directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        String text = Files.readString(log);
        check("CSV " + name + ": neo4j-admin imports", ended && process.exitValue() == 0 && text.contains("IMPORT DONE"), text);
        check("CSV " + name + ": no complaint", !text.toLowerCase().contains("warn") && size(home.resolve("import.report")) == 0, text);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private interface Use<T> {
        T with(GraphDatabaseService db) throws Exception;
    }

    private static <T> T open(Path home, Use<T> use) throws Exception {
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(home).build();
        try {
            return use.with(server.database("neo4j"));
        } finally {
            server.shutdown();
        }
    }

    private static void run(String name, GraphDatabaseService db, Path script) throws IOException {
        int ran = 0;
        String[] statements = Files.readString(script).split(";\n");
        for (String s : statements) {
            try {
                db.executeTransactionally(s);
                ran++;
            } catch (RuntimeException e) {
                System.out.println(e.getMessage().substring(0, Math.min(600, e.getMessage().length())));
            }
        }
        check("Cypher " + name + ": statements run", ran == statements.length, ran + " of " + statements.length);
    }

    /** Checks the graph and returns its nodes and its edges as text. */
    private static List<Set<String>> look(String what, GraphDatabaseService db, long nodes, long edges) {
        check(what + ": nodes", one(db, "MATCH (n) RETURN count(n) AS x").equals(nodes), nodes);
        check(what + ": edges", one(db, "MATCH ()-[r]->() RETURN count(r) AS x").equals(edges), edges);
        check(what + ": kinds are labels", one(db, "MATCH (n) WHERE toLower(head([l IN labels(n) WHERE NOT l IN ['Actor', 'Entity']])) <> n.kind RETURN count(n) AS x").equals(0L), "others");
        check(what + ": relations are types", one(db, "MATCH ()-[r]->() WHERE toLower(type(r)) <> r.relation RETURN count(r) AS x").equals(0L), "others");
        check(what + ": nothing is empty", one(db, "MATCH ()-[r]->() WHERE r.date = '' OR r.about = '' OR r.title = '' RETURN count(r) AS x").equals(0L), "empty");
        for (var type : Map.of("confidence", "FLOAT", "symmetric", "BOOLEAN", "weight", "FLOAT", "sentences", "LIST", "cameo", "STRING", "date", "STRING").entrySet()) {
            Object others = one(db, "MATCH ()-[r]->() WHERE r." + type.getKey() + " IS NOT NULL AND NOT valueType(r." + type.getKey()
                    + ") STARTS WITH '" + type.getValue() + "' RETURN count(r) AS x");
            check(what + ": type of " + type.getKey(), others.equals(0L), others);
        }
        return List.of(
                all(db, "MATCH (n) RETURN n.id + '|' + coalesce(n.name, '') + '|' + reduce(s = '', a IN [a IN coalesce(n.aliases, []) WHERE trim(a) <> ''] | s + ';' + a) AS x"),
                all(db, "MATCH (a)-[r]->(b) RETURN a.id + '|' + r.id + '|' + b.id + '|' + coalesce(r.status, '') + coalesce(r.date, '') + coalesce(r.about, '')"
                        + " + toString(r.symmetric) + toString(toFloat(coalesce(r.confidence, 0))) + reduce(s = '', a IN [a IN coalesce(r.sentences, []) WHERE trim(a) <> ''] | s + ';' + a) AS x"));
    }

    private static Object one(GraphDatabaseService db, String query) {
        return db.executeTransactionally(query, Map.of(), result -> result.next().get("x"));
    }

    /** The rows of a query; white space, semicolons and lost characters are made alike, since CSV has no room for them. */
    private static Set<String> all(GraphDatabaseService db, String query) {
        return db.executeTransactionally(query, Map.of(), result -> {
            Set<String> rows = new TreeSet<>();
            result.<String>columnAs("x").forEachRemaining(s -> rows.add(s.replaceAll("[\\s\\p{C}\\u2028\\uFFFD\\uFEFF]+", "").replace(';', ',')));
            return rows;
        });
    }

    private static void delete(Path dir) throws IOException {
        try (var all = Files.walk(dir)) {
            for (Path p : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(p);
            }
        }
    }
}
