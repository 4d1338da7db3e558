using System;
using System.Reflection;
using System.Reflection.Emit;

namespace ZmqInterop.SafetyProbe.Programs;

/// <summary>Calls of members by an array of arguments, spans included, which reflection cannot pass: an array stands for a span.</summary>
internal static class Thunk
{
    internal static Func<object?[], object?> Make(MethodBase method)
    {
        DynamicMethod thunk = new("Call" + method.Name, typeof(object), [typeof(object[])], typeof(Thunk).Module, skipVisibility: true);
        ILGenerator code = thunk.GetILGenerator();
        bool hasReceiver = !method.IsStatic && !method.IsConstructor;
        int first = hasReceiver ? 1 : 0;
        if (hasReceiver)
        {
            LoadArgument(code, 0);
            code.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }

        ParameterInfo[] parameters = method.GetParameters();
        LocalBuilder?[] locals = new LocalBuilder?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            locals[i] = LoadParameter(code, parameters[i].ParameterType, first + i);
        }

        EmitCall(code, method);
        for (int i = 0; i < parameters.Length; i++)
        {
            if (locals[i] is { } local)
            {
                StoreBack(code, local, first + i);
            }
        }

        code.Emit(OpCodes.Ret);
        return thunk.CreateDelegate<Func<object?[], object?>>();
    }

    private static LocalBuilder? LoadParameter(ILGenerator code, Type type, int index)
    {
        if (!type.IsByRef)
        {
            LoadArgument(code, index);
            Convert(code, type);
            return null;
        }

        LocalBuilder local = code.DeclareLocal(type.GetElementType()!);
        LoadArgument(code, index);
        Convert(code, local.LocalType);
        code.Emit(OpCodes.Stloc, local);
        code.Emit(OpCodes.Ldloca, local);
        return local;
    }

    private static void LoadArgument(ILGenerator code, int index)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldelem_Ref);
    }

    private static void Convert(ILGenerator code, Type type)
    {
        if (!type.IsByRefLike)
        {
            code.Emit(OpCodes.Unbox_Any, type);
            return;
        }

        Type array = type.GetGenericArguments()[0].MakeArrayType();
        code.Emit(OpCodes.Castclass, array);
        code.Emit(OpCodes.Newobj, type.GetConstructor([array])!);
    }

    private static void EmitCall(ILGenerator code, MethodBase method)
    {
        if (method is ConstructorInfo constructor)
        {
            code.Emit(OpCodes.Newobj, constructor);
            Box(code, constructor.DeclaringType!);
            return;
        }

        MethodInfo called = (MethodInfo)method;
        code.Emit(called.IsStatic || called.DeclaringType!.IsValueType ? OpCodes.Call : OpCodes.Callvirt, called);
        if (called.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Ldnull);
        }
        else if (called.ReturnType.IsByRefLike)
        {
            // What a span points to may be gone by now when other threads use the frame: only its length is looked at.
            LocalBuilder span = code.DeclareLocal(called.ReturnType);
            code.Emit(OpCodes.Stloc, span);
            code.Emit(OpCodes.Ldloca, span);
            code.Emit(OpCodes.Call, called.ReturnType.GetProperty("Length")!.GetMethod!);
            Box(code, typeof(int));
        }
        else
        {
            Box(code, called.ReturnType);
        }
    }

    private static void StoreBack(ILGenerator code, LocalBuilder local, int index)
    {
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldloc, local);
        Box(code, local.LocalType);
        code.Emit(OpCodes.Stelem_Ref);
    }

    private static void Box(ILGenerator code, Type type)
    {
        if (type.IsValueType)
        {
            code.Emit(OpCodes.Box, type);
        }
    }
}
