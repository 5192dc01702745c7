import java.io.BufferedWriter;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Extracts the facts of articles: Facts ARTICLES FACTS PARTS PROGRAM. */
public class Facts {
    public static void main(String[] args) throws Exception {
        var env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        var articles = FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path(args[0])).build();
        env.fromSource(articles, WatermarkStrategy.noWatermarks(), "articles")
                .rebalance()
                .transform("facts", Types.STRING, new Pipe(args[3], "facts"))
                .setParallelism(Integer.parseInt(args[2]))
                .sinkTo(FileSink.forRowFormat(new Path(args[1]), new SimpleStringEncoder<String>("UTF-8")).build())
                .setParallelism(Integer.parseInt(args[2]));
        env.execute("newsgraph facts");
    }

    /** Pipes lines through a program. */
    static class Pipe extends AbstractStreamOperator<String> implements OneInputStreamOperator<String, String>, BoundedOneInput {
        private final String[] command;
        private transient Process process;
        private transient BufferedWriter in;
        private transient BlockingQueue<String> lines;
        private transient FutureTask<Void> reading;

        Pipe(String... command) {
            this.command = command;
        }

        @Override
        public void open() throws Exception {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            in = process.outputWriter();
            lines = new LinkedBlockingQueue<>();
            reading = new FutureTask<>(this::read, null);
            new Thread(reading).start();
        }

        /** The program may write at any time, so that one thread does nothing but read. */
        private void read() {
            process.inputReader().lines().forEach(lines::add);
        }

        @Override
        public void processElement(StreamRecord<String> line) throws IOException {
            in.write(line.getValue());
            in.newLine();
            emit();
        }

        private void emit() {
            for (String line; (line = lines.poll()) != null; ) {
                output.collect(new StreamRecord<>(line));
            }
        }

        @Override
        public void endInput() throws IOException, InterruptedException, ExecutionException {
            in.close();
            reading.get();
            emit();
            if (process.waitFor() != 0) {
                throw new IOException("the program ended with " + process.exitValue());
            }
        }

        @Override
        public void close() throws Exception {
            if (process != null) {
                process.destroy();
            }
            super.close();
        }
    }
}
