using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using PostHook = System.Func<TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;
using PreHook = System.Func<TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace EffNet;

/// <summary>
/// Invokes a module as its own <c>call</c> does, hooks in the same order, but disposes what a hook replaces: <c>call</c> drops such tensors, which then
/// live until the garbage collector comes by.
/// </summary>
/// <remarks>
/// TorchSharp keeps the hooks in fields that only derived classes may read, and offers no other way to see them between two hooks. They are read here by
/// <see cref="UnsafeAccessorAttribute"/>; the tests fail should a later TorchSharp call them something else.
/// </remarks>
internal static class HookedCall
{
    /// <summary>The module's output for <paramref name="input"/>: always a tensor of its own. The input stays the caller's.</summary>
    public static Tensor Invoke(nn.Module<Tensor, Tensor> module, Tensor input)
    {
        foreach (var hook in Hooks<PreHook, PostHook>.OfModuleBefore(module).Values)
            hook(module);

        var read = input;
        foreach (var hook in Hooks<PreHook, PostHook>.Before(module).Values)
            read = Replace(read, hook(module, read), input, input);

        var made = module.forward(read);
        foreach (var hook in Hooks<PreHook, PostHook>.After(module).Values)
            made = Replace(made, hook(module, read, made), read, input);

        foreach (var hook in Hooks<PreHook, PostHook>.OfModuleAfter(module).Values)
            hook(module);

        if (!ReferenceEquals(read, input) && !ReferenceEquals(read, made))
            read.Dispose();
        return ReferenceEquals(made, input) ? input.alias() : made;
    }

    /// <summary>Whether any hook is registered on <paramref name="module"/>.</summary>
    public static bool IsHooked(nn.Module<Tensor, Tensor> module) =>
        Hooks<PreHook, PostHook>.OfModuleBefore(module).Count > 0
        || Hooks<PreHook, PostHook>.Before(module).Count > 0
        || Hooks<PreHook, PostHook>.After(module).Count > 0
        || Hooks<PreHook, PostHook>.OfModuleAfter(module).Count > 0;

    /// <summary>What counts after a hook, which may return nothing, the same tensor, or another one in its place.</summary>
    private static Tensor Replace(Tensor old, Tensor? replacement, Tensor read, Tensor input)
    {
        if (replacement is null || ReferenceEquals(replacement, old))
            return old;
        if (!ReferenceEquals(old, read) && !ReferenceEquals(old, input))
            old.Dispose();
        return replacement;
    }

    /// <summary>
    /// The four collections of hooks. The runtime matches a field by the type it is declared with, type parameters included: hence the generic class.
    /// </summary>
    private static class Hooks<TPreHook, TPostHook>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "module_pre_hooks")]
        public static extern ref Dictionary<string, Action<nn.Module>> OfModuleBefore(nn.HookableModule<TPreHook, TPostHook> module);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "pre_hooks")]
        public static extern ref Dictionary<string, TPreHook> Before(nn.HookableModule<TPreHook, TPostHook> module);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "post_hooks")]
        public static extern ref Dictionary<string, TPostHook> After(nn.HookableModule<TPreHook, TPostHook> module);

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "module_post_hooks")]
        public static extern ref Dictionary<string, Action<nn.Module>> OfModuleAfter(nn.HookableModule<TPreHook, TPostHook> module);
    }
}
