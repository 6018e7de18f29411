using System.Reflection;
using EffNet.FusedNorms;
using TorchSharp.Modules;
using static TorchSharp.torch;
using PostHook =
    System.Func<TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;
using PreHook = System.Func<TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace EffNet.GeneratedCode;

/// <summary>
/// Invokes a module like its <c>call</c> method, with hooks in the same order, but disposes the tensors that hooks replace. <c>call</c> does not dispose them,
/// so they live until a garbage collection.
/// </summary>
/// <remarks>
/// TorchSharp keeps the hooks in fields that only derived classes can read. They are read by reflection, which takes a few nanoseconds each. Tests fail if a
/// later TorchSharp renames the fields.
/// </remarks>
internal static class HookedCall
{
    /// <summary>Returns the module's output for <paramref name="input"/>, which is always a new tensor. The input is not disposed.</summary>
    public static Tensor Invoke(nn.Module<Tensor, Tensor> module, Tensor input)
    {
        foreach (var hook in Hooks.OfModuleBefore(module).Values)
            hook(module);

        var read = input;
        foreach (var hook in Hooks.Before(module).Values)
            read = Replace(read, hook(module, read), input, input);

        NormCheck.Layer(module, read);
        var made = module is BatchNorm2d { training: true, track_running_stats: true } norm && read.ndim == 4 ? Normalize(norm, read) : module.forward(read);
        foreach (var hook in Hooks.After(module).Values)
            made = Replace(made, hook(module, read, made), read, input);

        foreach (var hook in Hooks.OfModuleAfter(module).Values)
            hook(module);

        if (!ReferenceEquals(read, input) && !ReferenceEquals(read, made))
            read.Dispose();
        return ReferenceEquals(made, input) ? input.alias() : made;
    }

    /// <summary>Returns <see langword="true"/> if a hook is registered on <paramref name="module"/>; otherwise, <see langword="false"/>.</summary>
    public static bool IsHooked(nn.Module<Tensor, Tensor> module) =>
        Hooks.OfModuleBefore(module).Count > 0
        || Hooks.Before(module).Count > 0
        || Hooks.After(module).Count > 0
        || Hooks.OfModuleAfter(module).Count > 0;

    /// <summary>
    /// Computes a batch norm in training mode as TorchSharp's <c>BatchNorm.forward</c> does, which gives libtorch two Scalars that the garbage collector may free
    /// during the call.
    /// </summary>
    private static Tensor Normalize(BatchNorm2d norm, Tensor input)
    {
        var momentum = RunningStatistics.CountBatch(norm);
        return nn.functional.batch_norm(input, norm.running_mean, norm.running_var, norm.weight, norm.bias, training: true, momentum, norm.eps);
    }

    /// <summary>Returns the tensor to use after a hook, which may return <see langword="null"/>, the same tensor, or a replacement.</summary>
    private static Tensor Replace(Tensor old, Tensor? replacement, Tensor read, Tensor input)
    {
        if (replacement is null || ReferenceEquals(replacement, old))
            return old;
        if (!ReferenceEquals(old, read) && !ReferenceEquals(old, input))
            old.Dispose();
        return replacement;
    }

    /// <summary>Accesses the four collections of hooks. UnsafeAccessorAttribute does not support generic types before .NET 9.</summary>
    private static class Hooks
    {
        private static readonly FieldInfo s_ofModuleBefore = Field("module_pre_hooks");
        private static readonly FieldInfo s_before = Field("pre_hooks");
        private static readonly FieldInfo s_after = Field("post_hooks");
        private static readonly FieldInfo s_ofModuleAfter = Field("module_post_hooks");

        public static Dictionary<string, Action<nn.Module>> OfModuleBefore(nn.Module<Tensor, Tensor> module) => Read<Action<nn.Module>>(s_ofModuleBefore, module);

        public static Dictionary<string, PreHook> Before(nn.Module<Tensor, Tensor> module) => Read<PreHook>(s_before, module);

        public static Dictionary<string, PostHook> After(nn.Module<Tensor, Tensor> module) => Read<PostHook>(s_after, module);

        public static Dictionary<string, Action<nn.Module>> OfModuleAfter(nn.Module<Tensor, Tensor> module) => Read<Action<nn.Module>>(s_ofModuleAfter, module);

        private static Dictionary<string, THook> Read<THook>(FieldInfo field, nn.Module<Tensor, Tensor> module) =>
            (Dictionary<string, THook>)field.GetValue(module)!;

        private static FieldInfo Field(string name) =>
            typeof(nn.HookableModule<PreHook, PostHook>).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(typeof(nn.HookableModule<PreHook, PostHook>).FullName, name);
    }
}
