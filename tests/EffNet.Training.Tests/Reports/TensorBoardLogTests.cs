using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class TensorBoardLogTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TensorBoard_file_starts_with_the_version_and_has_an_event_for_each_epoch()
    {
        var events = ReadEvents(Write(0, Epochs.Of(1, 2.5, 2.75, 0.5), Epochs.Of(2, 1.5)));

        Assert.Equal([0, 10, 20], events.Select(e => e.Step));
        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.All(events, e => Assert.Equal(1_700_000_000.5, e.Time));
        Assert.Equal((2.5f, 2.75f, 0.5f), (events[1].Values["loss/training"], events[1].Values["loss/validation"], events[1].Values["accuracy/validation_top1"]));
        Assert.Equal((0.1f, 100f, 0.25f), (events[1].Values["learning_rate"], events[1].Values["time/images_per_second"], events[1].Values["time/waiting_share"]));
    }

    [Fact]
    public void TensorBoard_values_equal_those_written_by_TorchSharp()
    {
        var folder = _folder.File("reference");
        var writer = TorchSharp.torch.utils.tensorboard.SummaryWriter(folder, createRunName: false);
        writer.add_scalar("loss/training", 2.5f, 10);

        var reference = ReadEvents(Directory.GetFiles(folder).Single()).Single(e => e.Values.Count > 0);
        var written = ReadEvents(Write(0, Epochs.Of(1, 2.5)))[1];
        Assert.Equal((reference.Step, reference.Values["loss/training"]), (written.Step, written.Values["loss/training"]));
    }

    [Fact]
    public void TensorBoard_log_has_no_validation_metrics_for_an_epoch_without_validation() =>
        Assert.DoesNotContain(ReadEvents(Write(0, Epochs.Of(1, 2.5)))[1].Values.Keys, tag => tag.Contains("validation", StringComparison.Ordinal));

    [Fact]
    public void Resumed_TensorBoard_log_equals_an_uninterrupted_log()
    {
        var history = Epochs.Good(6);
        var whole = File.ReadAllBytes(Write(0, [.. history]));
        Write(0, [.. history.Take(4), history[4] with { TrainingLoss = 99 }]);

        Assert.Equal(whole, File.ReadAllBytes(Write(40, [.. history.Skip(4)])));
    }

    [Fact]
    public void Incomplete_last_TensorBoard_record_is_removed()
    {
        var path = Write(0, [.. Epochs.Good(2)]);
        var whole = File.ReadAllBytes(path);
        foreach (var more in (int[])[3, 13, 20])
        {
            File.WriteAllBytes(path, [.. whole, .. whole.AsSpan(0, more)]);

            Assert.Equal(whole, File.ReadAllBytes(Write(20)));
        }
    }

    [Fact]
    public void Damaged_TensorBoard_record_throws_and_leaves_the_file_unchanged()
    {
        var path = Write(0, [.. Epochs.Good(2)]);
        var damaged = File.ReadAllBytes(path);
        damaged[^10] ^= 1;
        File.WriteAllBytes(path, damaged);

        var error = Assert.Throws<InvalidDataException>(() => Write(20));

        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(path));
    }

    [Fact]
    public void Resuming_a_file_that_is_not_a_TensorBoard_log_throws()
    {
        File.WriteAllText(_folder.File("events.out.tfevents.training"), "these are some notes of mine");

        Assert.Throws<InvalidDataException>(() => Write(20));
    }

    private string Write(long resumeStep, params EpochMetrics[] history)
    {
        using var log = new TensorBoardMetricsLog(_folder.Path, resumeStep, new FixedTime());
        foreach (var metrics in history)
            log.Write(metrics);
        return log.FilePath;
    }

    /// <summary>Reads a file according to its specifications: TensorFlow's records, and the fields of <c>event.proto</c> and <c>summary.proto</c>.</summary>
    private static List<ReadEvent> ReadEvents(string path)
    {
        var events = new List<ReadEvent>();
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        while (rest.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(rest);
            Assert.Equal(MaskedCrc(rest[..8]), BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
            Assert.Equal(MaskedCrc(rest.Slice(12, length)), BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]));
            events.Add(ReadEvent.Of(rest.Slice(12, length)));
            rest = rest[(16 + length)..];
        }

        return events;
    }

    /// <summary>Returns the CRC-32C, computed bit by bit from its reflected polynomial.</summary>
    private static uint MaskedCrc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
    }

    private sealed record ReadEvent(double Time, long Step, string Version, IReadOnlyDictionary<string, float> Values)
    {
        public static ReadEvent Of(ReadOnlySpan<byte> data)
        {
            var (time, step, version, values) = (0d, 0L, string.Empty, new Dictionary<string, float>());
            foreach (var (field, content) in Fields(data))
            {
                switch (field)
                {
                    case 1: time = BinaryPrimitives.ReadDoubleLittleEndian(content); break;
                    case 2: step = Varint(content, out _); break;
                    case 3: version = Encoding.UTF8.GetString(content); break;
                    case 5: ReadSummary(content, values); break;
                    default: Assert.Fail($"Unknown field {field}."); break;
                }
            }

            return new ReadEvent(time, step, version, values);
        }

        private static void ReadSummary(byte[] summary, Dictionary<string, float> values)
        {
            foreach (var (field, content) in Fields(summary))
            {
                Assert.Equal(1, field);
                var parts = Fields(content).ToDictionary(part => part.Field, part => part.Content);
                values.Add(Encoding.UTF8.GetString(parts[1]), BinaryPrimitives.ReadSingleLittleEndian(parts[2]));
            }
        }

        private static List<(int Field, byte[] Content)> Fields(ReadOnlySpan<byte> data)
        {
            var fields = new List<(int, byte[])>();
            while (data.Length > 0)
            {
                var key = Varint(data, out var read);
                data = data[read..];
                var start = 0;
                var length = (key & 7) switch { 1 => 8, 5 => 4, 0 => VarintLength(data), 2 => (int)Varint(data, out start), _ => throw new InvalidDataException() };
                fields.Add(((int)(key >> 3), data.Slice(start, length).ToArray()));
                data = data[(start + length)..];
            }

            return fields;
        }

        private static int VarintLength(ReadOnlySpan<byte> data)
        {
            Varint(data, out var read);
            return read;
        }

        private static long Varint(ReadOnlySpan<byte> data, out int read)
        {
            var value = 0L;
            for (read = 0; ; read++)
            {
                value |= (long)(data[read] & 0x7F) << (7 * read);
                if (data[read] < 0x80)
                    break;
            }

            read++;
            return value;
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500);
    }
}
