using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using EffNet.Weights;
using Xunit;

namespace EffNet.Inference.Tests;

/// <summary>Weights in the resources of an assembly.</summary>
public sealed class EmbeddedWeightsTests
{
    private const string Name = "EffNet.Weights.B0";

    private static readonly Network s_network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 64, classCount: 3);

    private static readonly Lazy<byte[]> s_saved = new(Save);

    [Fact]
    public void Weights_from_a_resource_give_the_results_of_the_weight_file()
    {
        var bytes = DrawnSafetensors.Of(s_network);
        using var weights = NetworkWeights.Open(s_network, new MemoryStream(bytes));
        using var expected = InferenceEngine.Create(weights);

        using var engine = InferenceEngine.LoadResource(TestNetworks.Find("EfficientNetB0"), AssemblyWithResource.Load(Name, bytes), Name);

        Assert.Equal(3, engine.Network.ClassCount);
        Assert.Equal(Run(expected), Run(engine));
    }

    [Fact]
    public void Engine_from_a_resource_gives_the_results_of_the_engine_file()
    {
        using var expected = InferenceEngine.Load(new MemoryStream(s_saved.Value));

        using var engine = InferenceEngine.LoadResource(s_network, AssemblyWithResource.Load(Name, s_saved.Value), Name);
        using var halves = InferenceEngine.LoadResource(s_network, AssemblyWithResource.Load(Name, s_saved.Value), Name, new InferenceOptions { HalfWeights = true });

        Assert.Equal(Run(expected), Run(engine));
        Assert.True(halves.WeightBytes < engine.WeightBytes);
    }

    /// <summary>The C# compiler aligns resources to four bytes; NativeAOT does not align them.</summary>
    [Fact]
    public void Engine_from_a_resource_runs_at_any_byte_offset_and_with_every_vector_width()
    {
        foreach (var vectors in Enum.GetValues<VectorPath>().Where(v => v <= PlanBuilders.Widest))
        {
            using var aligned = InferenceEngine.Load(new MemoryStream(s_saved.Value), new InferenceOptions { Vectors = vectors });
            foreach (var padding in (int[])[0, 4, 13])
            {
                using var engine = InferenceEngine.LoadResource(
                    s_network, AssemblyWithResource.Load(Name, s_saved.Value, padding), Name, new InferenceOptions { Vectors = vectors });
                Assert.Equal(Run(aligned), Run(engine));
            }
        }
    }

    [Fact]
    public void Assembly_is_not_unloaded_while_the_engine_exists()
    {
        var (engine, assembly) = LoadAndForget();
        var expected = Run(engine);

        Collect();

        Assert.True(assembly.IsAlive);
        Assert.Equal(expected, Run(engine));
        engine.Dispose();
    }

    [Fact]
    public void Resource_that_is_missing_damaged_or_of_another_network_throws()
    {
        var assembly = AssemblyWithResource.Load(Name, s_saved.Value);

        Assert.StartsWith(
            $"The assembly '{assembly.GetName().Name}' has no resource 'x'. Embed the weights under this name.",
            Assert.Throws<ArgumentException>(() => InferenceEngine.LoadResource(s_network, assembly, "x")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"{Name}: the engine in the file has another network",
            Assert.Throws<WeightFileException>(() => InferenceEngine.LoadResource(TestNetworks.Find("EfficientNetB1"), assembly, Name)).Message,
            StringComparison.Ordinal);
        Assert.Throws<WeightFileException>(() => InferenceEngine.LoadResource(s_network, AssemblyWithResource.Load(Name, [1, 2, 3]), Name));
        Assert.Throws<WeightFileException>(() => InferenceEngine.LoadResource(s_network, AssemblyWithResource.Load(Name, s_saved.Value[..^1]), Name));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (InferenceEngine Engine, WeakReference Assembly) LoadAndForget()
    {
        var assembly = AssemblyWithResource.Load(Name, s_saved.Value);
        return (InferenceEngine.LoadResource(s_network, assembly, Name), new WeakReference(assembly));
    }

    private static void Collect()
    {
        for (var i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static byte[] Save()
    {
        var folder = Directory.CreateTempSubdirectory("effnet-engine-");
        try
        {
            var path = Path.Combine(folder.FullName, "b0.engine");
            using (var engine = InferenceEngine.Create(s_network, TestWeights.OfLarger(s_network)))
                engine.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static float[] Run(InferenceEngine engine)
    {
        var output = new float[engine.Network.ClassCount];
        engine.Run(Images.Draw(s_network.Input, 2), 64, 64, output);
        return output;
    }
}
